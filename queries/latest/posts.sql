-- Roll up the posts that something has changed for: worked out by the views, from what files say of these posts alone.
--
-- params:  is_other_zone, are_other_rules
--
-- Where only the rules are others, what is known of a post stands and its attribution alone is worked out again.

create or replace temp table changed_post as
select distinct post_record.post_id
from post_record
where
    $is_other_zone
    or post_record.batch_id in (select changed_batch.batch_id from changed_batch)
    or post_record.source_account_id in (select changed_account.source_account_id from changed_account);

insert into changed_initiative
select distinct post_latest.initiative_id
from post_latest
semi join changed_post on post_latest.post_id = changed_post.post_id;

create or replace temp table held_before as
select
    held.initiative_id,
    held.checksum
from initiatives_held as held
where $are_other_rules;

create or replace temp view record_asked as (
    select post_record.*
    from post_record
    semi join changed_post on post_record.post_id = changed_post.post_id
);

create or replace temp table known_post as
select * from posts_known(timestamp '9999-12-31 00:00:00');

create or replace temp macro posts_known(known_at) as table (
    select * from known_post
);

create or replace temp table total_post as
select * from post_as_of(date '9999-12-31', timestamp '9999-12-31 00:00:00');

create or replace temp table standing_post as
select post_latest.*
from post_latest
anti join changed_post on post_latest.post_id = changed_post.post_id
where $are_other_rules and post_latest.is_first;

insert into known_post by name
select
    standing_post.post_id, standing_post.platform_id, standing_post.account_ids, standing_post.published_at_utc,
    standing_post.printed_on, standing_post.content_format, standing_post.content_class, standing_post.tone,
    standing_post.is_reply, standing_post.is_share, standing_post.is_paid_partnership, standing_post.custom_label,
    standing_post.caption_id, standing_post.permalink, standing_post.published_on
from standing_post;

insert into total_post by name
select
    standing_post.post_id, standing_post.as_of_on, standing_post.exposures, standing_post.reach,
    standing_post.reactions, standing_post.comments, standing_post.shares, standing_post.saves, standing_post.eng_core,
    standing_post.engagements_native, standing_post.link_clicks, standing_post.all_clicks, standing_post.video_views,
    standing_post.watch_seconds, standing_post.follows, standing_post.profile_visits, standing_post.batch_id,
    standing_post.first_as_of_on
from standing_post
where standing_post.as_of_on is not null;

create or replace temp table changed_sum as
select distinct
    post_latest.initiative_id, post_latest.partner_id, post_latest.platform_id, post_latest.published_on
from post_latest
where
    $are_other_rules
    or post_latest.post_id in (select changed_post.post_id from changed_post);

delete from post_latest
where
    $are_other_rules
    or post_latest.post_id in (select changed_post.post_id from changed_post);

insert into post_latest by name
select
    credit.*,
    total_post.* exclude (post_id),
    row_number() over (partition by credit.post_id order by credit.initiative_id, credit.partner_id) = 1 as is_first
from post_credits(timestamp '9999-12-31 00:00:00') as credit
left join total_post on credit.post_id = total_post.post_id
order by credit.initiative_id, credit.partner_id, credit.published_on;

insert into changed_initiative
select distinct post_latest.initiative_id
from post_latest
semi join changed_post on post_latest.post_id = changed_post.post_id;

insert into changed_initiative
select coalesce(held.initiative_id, held_before.initiative_id) as initiative_id
from initiatives_held as held
full outer join held_before on held.initiative_id = held_before.initiative_id
where $are_other_rules and held.checksum is distinct from held_before.checksum;
