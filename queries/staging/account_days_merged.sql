-- Lay the rows of one account and day together: repeated rows count once, parts of a day are one day.
--
-- params:  none

create or replace temp table laid_account_day as
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

create or replace temp view merged_account_day as
select laid_account_day.*
from laid_account_day;
