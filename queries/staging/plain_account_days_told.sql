-- What each printed row says about a day of an account, in a file of which every column is plain.
--
-- params:  none
--
-- In the place of account_days_told.sql: without cells of their own there is nothing to lay beside the columns.

create or replace temp view told_account_day as
select
    plain_account_day.row_no,
    plain_account_day.sheet,
    plain_account_day.line_no,
    plain_account_day.is_supplement,
    plain_account_day.platform as platform_id,
    plain_account_day.native_id,
    plain_account_day.handle,
    plain_account_day.account_name,
    plain_account_day.day,
    plain_account_day.exposures,
    plain_account_day.reach,
    plain_account_day.reactions,
    plain_account_day.comments,
    plain_account_day.shares,
    plain_account_day.saves,
    plain_account_day.engagements_native,
    plain_account_day.link_clicks,
    plain_account_day.all_clicks,
    plain_account_day.video_views,
    plain_account_day.follows,
    plain_account_day.unfollows,
    plain_account_day.followers,
    plain_account_day.profile_visits,
    plain_account_day.thumbnail_impressions,
    coalesce(plain_account_day.watch_seconds, plain_account_day.watch_hours * 3600) as watch_seconds
from plain_account_day
where plain_account_day.day is not null;
