-- As latest_posts_known, of the posts alone whose gains some initiatives have a target for: their files alone are read.
--
-- params:  initiative_ids

create or replace temp table gaining_post as
select distinct post_latest.post_id
from post_latest
inner join target
    on
        post_latest.initiative_id = target.initiative_id
        and (target.partner_id is null or target.partner_id = post_latest.partner_id)
where
    list_contains($initiative_ids::varchar[], target.initiative_id)
    and target.measurement = 'activity_in_period'
    and target.metric_code not in ('tracked_clicks', 'posts_published', 'advocate_posts');

create or replace temp macro posts_known(known_at) as table (
    select
        _post.post_id, _post.platform_id, _post.account_ids, _post.published_at_utc, _post.printed_on,
        _post.content_format, _post.content_class, _post.tone, _post.is_reply, _post.is_share,
        _post.is_paid_partnership, _post.custom_label, _post.caption_id, _post.permalink, _post.published_on
    from post_latest as _post
    semi join gaining_post on _post.post_id = gaining_post.post_id
    where _post.is_first
);
