-- What the days of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, first_on, last_on, as_of_on, exposures, reach, reactions, comments, shares, saves,
--     engagements_native, link_clicks, all_clicks, video_views, watch_seconds, follows, unfollows, followers,
--     profile_visits, thumbnail_impressions
--
-- Sums are checksums of the file. Followers are no sum: account_day_counts.sql tells them.
select
    coalesce(sum(merged_account_day.printed_rows), 0)::bigint as records,
    count(*) as kept,
    min(merged_account_day.day) as first_on,
    max(merged_account_day.day) as last_on,
    null::date as as_of_on,
    sum(merged_account_day.exposures) as exposures,
    sum(merged_account_day.reach) as reach,
    sum(merged_account_day.reactions) as reactions,
    sum(merged_account_day.comments) as comments,
    sum(merged_account_day.shares) as shares,
    sum(merged_account_day.saves) as saves,
    sum(merged_account_day.engagements_native) as engagements_native,
    sum(merged_account_day.link_clicks) as link_clicks,
    sum(merged_account_day.all_clicks) as all_clicks,
    sum(merged_account_day.video_views) as video_views,
    fsum(merged_account_day.watch_seconds) as watch_seconds,
    sum(merged_account_day.follows) as follows,
    sum(merged_account_day.unfollows) as unfollows,
    null::bigint as followers,
    sum(merged_account_day.profile_visits) as profile_visits,
    sum(merged_account_day.thumbnail_impressions) as thumbnail_impressions
from merged_account_day
