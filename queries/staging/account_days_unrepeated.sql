-- The rows of a file that names no account and day twice: each is a day by itself.
--
-- params:  none
--
-- In the place of account_days_merged.sql, which would lay every row together with none.

create or replace temp view merged_account_day as
select
    staged_account_day.source_account_id,
    staged_account_day.day,
    staged_account_day.sheet,
    staged_account_day.line_no,
    1 as printed_rows,
    staged_account_day.exposures,
    staged_account_day.reach,
    staged_account_day.reactions,
    staged_account_day.comments,
    staged_account_day.shares,
    staged_account_day.saves,
    staged_account_day.engagements_native,
    staged_account_day.link_clicks,
    staged_account_day.all_clicks,
    staged_account_day.video_views,
    staged_account_day.watch_seconds,
    staged_account_day.follows,
    staged_account_day.unfollows,
    staged_account_day.followers,
    staged_account_day.profile_visits,
    staged_account_day.thumbnail_impressions
from staged_account_day
where staged_account_day.row_no not in (select row_fault.row_no from row_fault);
