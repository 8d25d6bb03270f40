-- The rows of a file that names no post and as-of day twice: each is a record by itself.
--
-- params:  none
--
-- In the place of posts_merged.sql, which would lay every row together with none.

create or replace temp view merged_post as
select
    staged_post.post_id,
    staged_post.as_of_on,
    staged_post.sheet,
    staged_post.line_no,
    staged_post.row_no,
    1 as printed_rows,
    staged_post.platform_id,
    staged_post.source_account_id,
    staged_post.published_at_utc,
    staged_post.printed_on,
    staged_post.permalink,
    staged_post.text,
    staged_post.caption_id,
    staged_post.content_format,
    staged_post.content_class,
    staged_post.tone,
    staged_post.custom_label,
    staged_post.is_reply,
    staged_post.is_share,
    staged_post.is_paid_partnership,
    staged_post.exposures,
    staged_post.reach,
    staged_post.reactions,
    staged_post.comments,
    staged_post.shares,
    staged_post.saves,
    staged_post.eng_core,
    staged_post.engagements_native,
    staged_post.link_clicks,
    staged_post.all_clicks,
    staged_post.video_views,
    staged_post.watch_seconds,
    staged_post.follows,
    staged_post.unfollows,
    staged_post.profile_visits,
    staged_post.thumbnail_impressions,
    staged_post.negative_feedback
from staged_post
where staged_post.row_no not in (select row_fault.row_no from row_fault);
