-- What each printed row says about a post, in a file of which every column is plain.
--
-- params:  none
--
-- In the place of posts_told.sql: without cells of their own there is nothing to lay beside the columns.

create or replace temp view told_post as
select
    plain_post.row_no,
    plain_post.sheet,
    plain_post.line_no,
    plain_post.is_supplement,
    plain_post.platform as platform_id,
    plain_post.printed_id,
    plain_post.permalink,
    plain_post.native_id,
    plain_post.handle,
    plain_post.account_name,
    plain_post.content_format,
    plain_post.content_class,
    plain_post.tone,
    plain_post.custom_label,
    plain_post.is_reply,
    plain_post.is_share,
    plain_post.is_paid_partnership,
    plain_post.text,
    plain_post.published_at_utc,
    plain_post.printed_on,
    plain_post.as_of_on,
    plain_post.exposures,
    plain_post.reach,
    plain_post.reactions,
    plain_post.comments,
    plain_post.shares,
    plain_post.saves,
    plain_post.eng_core,
    plain_post.engagements_native,
    plain_post.link_clicks,
    plain_post.all_clicks,
    plain_post.follows,
    plain_post.unfollows,
    plain_post.profile_visits,
    plain_post.thumbnail_impressions,
    coalesce(plain_post.video_views, plain_post.video_views_part) as video_views,
    coalesce(plain_post.negative_feedback, plain_post.negative_feedback_part) as negative_feedback,
    coalesce(plain_post.watch_seconds, plain_post.watch_hours * 3600) as watch_seconds
from plain_post
where plain_post.has_word;
