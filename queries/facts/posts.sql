-- Add the numbers of the posts of a batch as of a day.
--
-- params:  batch_id, basis, as_of_on, window_from, window_to
--
-- A row without any number adds no snapshot: a gap is not a zero.

insert into post_snapshot (
    batch_id, line_no, post_id, as_of_on, basis, window_from, window_to, exposures, reach, reactions, comments,
    shares, saves, eng_core, engagements_native, link_clicks, all_clicks, video_views, watch_seconds, follows,
    unfollows, profile_visits, thumbnail_impressions, negative_feedback
)
select
    $batch_id,
    merged_post.line_no,
    merged_post.post_id,
    coalesce(merged_post.as_of_on, $as_of_on::date) as as_of_on,
    $basis,
    $window_from::date as window_from,
    $window_to::date as window_to,
    merged_post.exposures,
    merged_post.reach,
    merged_post.reactions,
    merged_post.comments,
    merged_post.shares,
    merged_post.saves,
    merged_post.eng_core,
    merged_post.engagements_native,
    merged_post.link_clicks,
    merged_post.all_clicks,
    merged_post.video_views,
    merged_post.watch_seconds,
    merged_post.follows,
    merged_post.unfollows,
    merged_post.profile_visits,
    merged_post.thumbnail_impressions,
    merged_post.negative_feedback
from merged_post
where
    coalesce(
        merged_post.exposures, merged_post.reach, merged_post.reactions, merged_post.comments, merged_post.shares,
        merged_post.saves, merged_post.eng_core, merged_post.engagements_native, merged_post.link_clicks,
        merged_post.all_clicks, merged_post.video_views, merged_post.follows, merged_post.unfollows,
        merged_post.profile_visits, merged_post.thumbnail_impressions, merged_post.negative_feedback
    ) is not null
    or merged_post.watch_seconds is not null;
