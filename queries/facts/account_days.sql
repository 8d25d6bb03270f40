-- Add the days of the accounts of a batch.
--
-- params:  batch_id

insert into account_day (
    batch_id, sheet, line_no, source_account_id, day, exposures, reach, reactions, comments, shares, saves,
    engagements_native, link_clicks, all_clicks, video_views, watch_seconds, follows, unfollows, followers,
    profile_visits, thumbnail_impressions
)
select
    $batch_id,
    merged_account_day.sheet,
    merged_account_day.line_no,
    merged_account_day.source_account_id,
    merged_account_day.day,
    merged_account_day.exposures,
    merged_account_day.reach,
    merged_account_day.reactions,
    merged_account_day.comments,
    merged_account_day.shares,
    merged_account_day.saves,
    merged_account_day.engagements_native,
    merged_account_day.link_clicks,
    merged_account_day.all_clicks,
    merged_account_day.video_views,
    merged_account_day.watch_seconds,
    merged_account_day.follows,
    merged_account_day.unfollows,
    merged_account_day.followers,
    merged_account_day.profile_visits,
    merged_account_day.thumbnail_impressions
from merged_account_day;
