-- Set apart the rows that cannot stand beside the rest of their file, and lay the others together, one row per day.
--
-- params:  own_accounts, is_merged
--
-- own_accounts are the accounts this file is for; null where any account may be in it.

create or replace temp table row_fault as

with

contradicted as (

    select staged_account_day.source_account_id, staged_account_day.day
    from staged_account_day
    where not $is_merged
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

-- One row per account and day: repeated rows count once, parts of a day are laid together.
create or replace temp table merged_account_day as
select
    staged_account_day.source_account_id,
    staged_account_day.day,
    arg_min(staged_account_day.sheet, staged_account_day.row_no) as sheet,
    arg_min(staged_account_day.line_no, staged_account_day.row_no) as line_no,
    count(*) filter (where not staged_account_day.is_supplement) as printed_rows,
    max(staged_account_day.exposures) as exposures,
    max(staged_account_day.reach) as reach,
    max(staged_account_day.reactions) as reactions,
    max(staged_account_day.comments) as comments,
    max(staged_account_day.shares) as shares,
    max(staged_account_day.saves) as saves,
    max(staged_account_day.engagements_native) as engagements_native,
    max(staged_account_day.link_clicks) as link_clicks,
    max(staged_account_day.all_clicks) as all_clicks,
    max(staged_account_day.video_views) as video_views,
    max(staged_account_day.watch_seconds) as watch_seconds,
    max(staged_account_day.follows) as follows,
    max(staged_account_day.unfollows) as unfollows,
    max(staged_account_day.followers) as followers,
    max(staged_account_day.profile_visits) as profile_visits,
    max(staged_account_day.thumbnail_impressions) as thumbnail_impressions
from staged_account_day
where staged_account_day.row_no not in (select row_fault.row_no from row_fault)
group by staged_account_day.source_account_id, staged_account_day.day;
