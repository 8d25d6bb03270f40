-- Set apart the rows that cannot stand beside the rest of their file.
--
-- params:  own_accounts, is_merged
--
-- own_accounts are the accounts this file is for; null where any account may be in it.

create or replace temp table row_fault as

with

repeated as (

    select staged_account_day.source_account_id, staged_account_day.day
    from staged_account_day
    where not $is_merged
    group by staged_account_day.source_account_id, staged_account_day.day
    having count(*) > 1

),

contradicted as (

    select staged_account_day.source_account_id, staged_account_day.day
    from staged_account_day
    inner join repeated
        on
            staged_account_day.source_account_id = repeated.source_account_id
            and staged_account_day.day = repeated.day
    group by staged_account_day.source_account_id, staged_account_day.day
    having count(distinct row(
        staged_account_day.exposures, staged_account_day.reach, staged_account_day.reactions,
        staged_account_day.comments, staged_account_day.shares, staged_account_day.saves,
        staged_account_day.engagements_native, staged_account_day.link_clicks, staged_account_day.all_clicks,
        staged_account_day.video_views, staged_account_day.watch_seconds, staged_account_day.follows,
        staged_account_day.unfollows, staged_account_day.followers, staged_account_day.profile_visits,
        staged_account_day.thumbnail_impressions
    )) > 1

)

select
    staged_account_day.row_no,
    'handle' as field,
    coalesce(staged_account_day.handle, staged_account_day.account_name, staged_account_day.native_id) as printed,
    'foreign_account' as fault
from staged_account_day
where
    $own_accounts::varchar[] is not null
    and not coalesce(list_contains($own_accounts::varchar[], staged_account_day.source_account_id), false)

union all

select
    staged_account_day.row_no,
    'day' as field,
    staged_account_day.day::varchar as printed,
    'conflicting_rows' as fault
from staged_account_day
inner join contradicted
    on
        staged_account_day.source_account_id = contradicted.source_account_id
        and staged_account_day.day = contradicted.day;
