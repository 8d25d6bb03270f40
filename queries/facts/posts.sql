-- Add the posts of a batch: what the file says of each, its account, its caption, and its numbers as of a day.
--
-- params:  batch_id, basis, as_of_on, window_from, window_to
--
-- A row without any number adds what it says and no snapshot: a gap is not a zero.

insert into post_record (
    batch_id, sheet, line_no, post_id, platform_id, source_account_id, published_at_utc, printed_on,
    content_format, content_class, tone, is_reply, is_share, is_paid_partnership, custom_label, caption_id, permalink
)
select
    $batch_id,
    arg_min(merged_post.sheet, merged_post.row_no) as sheet,
    min(merged_post.line_no) as line_no,
    merged_post.post_id,
    min(merged_post.platform_id) as platform_id,
    arg_min(merged_post.source_account_id, merged_post.row_no) as source_account_id,
    min(merged_post.published_at_utc) as published_at_utc,
    min(merged_post.printed_on) as printed_on,
    arg_min(merged_post.content_format, merged_post.row_no) as content_format,
    arg_min(merged_post.content_class, merged_post.row_no) as content_class,
    arg_min(merged_post.tone, merged_post.row_no) as tone,
    bool_or(merged_post.is_reply) as is_reply,
    bool_or(merged_post.is_share) as is_share,
    bool_or(merged_post.is_paid_partnership) as is_paid_partnership,
    arg_min(merged_post.custom_label, merged_post.row_no) as custom_label,
    arg_min(merged_post.caption_id, merged_post.row_no) as caption_id,
    arg_min(merged_post.permalink, merged_post.row_no) as permalink
from merged_post
group by merged_post.post_id;

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
