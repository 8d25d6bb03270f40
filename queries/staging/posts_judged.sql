-- Set apart the rows that cannot stand beside the rest of their file.
--
-- params:  own_accounts, is_merged
--
-- own_accounts are the accounts this file is for; null where any account may be in it.

create or replace temp table row_fault as

with

repeated as (

    select staged_post.post_id, staged_post.as_of_on
    from staged_post
    where not $is_merged
    group by staged_post.post_id, staged_post.as_of_on
    having count(*) > 1

),

contradicted as (

    select staged_post.post_id, staged_post.as_of_on
    from staged_post
    inner join repeated
        on
            staged_post.post_id = repeated.post_id
            and staged_post.as_of_on is not distinct from repeated.as_of_on
    group by staged_post.post_id, staged_post.as_of_on
    having count(distinct row(
        staged_post.exposures, staged_post.reach, staged_post.reactions, staged_post.comments, staged_post.shares,
        staged_post.saves, staged_post.engagements_native, staged_post.link_clicks, staged_post.all_clicks,
        staged_post.video_views, staged_post.watch_seconds, staged_post.follows, staged_post.unfollows,
        staged_post.profile_visits, staged_post.thumbnail_impressions, staged_post.negative_feedback
    )) > 1

)

select
    staged_post.row_no,
    'permalink' as field,
    staged_post.permalink as printed,
    'id_link_mismatch' as fault
from staged_post
where
    staged_post.platform_id = 'x'
    and staged_post.printed_id <> nullif(regexp_extract(staged_post.permalink, '/status/([0-9]+)', 1), '')

union all

select
    staged_post.row_no,
    'permalink' as field,
    coalesce(staged_post.handle, staged_post.account_name, staged_post.native_id) as printed,
    'foreign_account' as fault
from staged_post
where
    $own_accounts::varchar[] is not null
    and not coalesce(list_contains($own_accounts::varchar[], staged_post.source_account_id), false)

union all

select
    staged_post.row_no,
    'post_id' as field,
    staged_post.printed_id as printed,
    'conflicting_rows' as fault
from staged_post
inner join contradicted
    on staged_post.post_id = contradicted.post_id and staged_post.as_of_on is not distinct from contradicted.as_of_on

union all

select
    staged_post.row_no,
    'post_id' as field,
    coalesce(staged_post.printed_id, staged_post.permalink, '') as printed,
    'bad_id' as fault
from staged_post
where staged_post.post_key is null or staged_post.post_key = '';
