-- What the posts of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, first_on, last_on, as_of_on, exposures, reach, reactions, comments, shares, saves,
--     engagements_native, link_clicks, all_clicks, video_views, watch_seconds, follows, unfollows, profile_visits,
--     thumbnail_impressions
--
-- Sums are checksums of the file: reach is added here and nowhere else.
select
    coalesce(sum(merged_post.printed_rows), 0)::bigint as records,
    count(*) as kept,
    min(coalesce(merged_post.published_at_utc::date, merged_post.printed_on)) as first_on,
    max(coalesce(merged_post.published_at_utc::date, merged_post.printed_on)) as last_on,
    max(merged_post.as_of_on) as as_of_on,
    sum(merged_post.exposures) as exposures,
    sum(merged_post.reach) as reach,
    sum(merged_post.reactions) as reactions,
    sum(merged_post.comments) as comments,
    sum(merged_post.shares) as shares,
    sum(merged_post.saves) as saves,
    sum(merged_post.engagements_native) as engagements_native,
    sum(merged_post.link_clicks) as link_clicks,
    sum(merged_post.all_clicks) as all_clicks,
    sum(merged_post.video_views) as video_views,
    fsum(merged_post.watch_seconds) as watch_seconds,
    sum(merged_post.follows) as follows,
    sum(merged_post.unfollows) as unfollows,
    sum(merged_post.profile_visits) as profile_visits,
    sum(merged_post.thumbnail_impressions) as thumbnail_impressions
from merged_post
