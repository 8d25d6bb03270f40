-- One sum for each initiative over the targets that measure activity: it changes when what they measure does.
--
-- params: none
--
-- Clicks on tracked links and numbers of posts are no gains of posts.
create or replace view activity_basis as (
    select
        target.initiative_id,
        sum(
            hash(
                target.target_id, target.partner_id, target.platform_id, target.account_id, target.content_format,
                target.content_class, target.metric_code
            )::hugeint
        )::varchar as fingerprint
    from target
    where
        target.measurement = 'activity_in_period'
        and target.metric_code not in ('tracked_clicks', 'posts_published', 'advocate_posts')
    group by target.initiative_id
);
