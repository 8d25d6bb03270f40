-- Roll up what posts gained for the targets of initiatives that something has changed for, from these files alone.
--
-- params:  none

create or replace temp table gaining_initiative as
select distinct changed_initiative.initiative_id
from changed_initiative
union
select coalesce(activity_basis.initiative_id, latest_activity.initiative_id) as initiative_id
from activity_basis
full outer join latest_activity on activity_basis.initiative_id = latest_activity.initiative_id
where activity_basis.fingerprint is distinct from latest_activity.fingerprint;

create or replace temp table gaining_post as
select distinct post_latest.post_id
from post_latest
semi join gaining_initiative on post_latest.initiative_id = gaining_initiative.initiative_id
inner join target
    on
        post_latest.initiative_id = target.initiative_id
        and (target.partner_id is null or post_latest.partner_id = target.partner_id)
where
    target.measurement = 'activity_in_period'
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

create or replace temp macro post_scope(as_of, known_at) as table (
    select * from latest_scope(as_of)
);

delete from target_gain_latest
where target_gain_latest.initiative_id in (select gaining_initiative.initiative_id from gaining_initiative);

insert into target_gain_latest by name
select gain.*
from
    target_gains(
        (select coalesce(list(gaining_initiative.initiative_id), []) from gaining_initiative),
        date '9999-12-31',
        timestamp '9999-12-31 00:00:00'
    ) as gain
order by gain.initiative_id, gain.target_id, gain.as_of_on;

delete from latest_activity
where latest_activity.initiative_id in (select gaining_initiative.initiative_id from gaining_initiative);

insert into latest_activity (initiative_id, fingerprint)
select
    activity_basis.initiative_id,
    activity_basis.fingerprint
from activity_basis
semi join gaining_initiative on activity_basis.initiative_id = gaining_initiative.initiative_id;
