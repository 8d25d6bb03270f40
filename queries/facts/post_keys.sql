-- The rows of a block of posts by hashes, to find out which other blocks name the same, or say the same of a post.
--
-- grain:   one row per post and as-of day
-- params:  none
-- columns: line_no, key, post, record
select
    merged_post.line_no,
    hash(merged_post.post_id, merged_post.as_of_on) as key,
    hash(merged_post.post_id) as post,
    hash(
        merged_post.post_id, merged_post.platform_id, merged_post.source_account_id, merged_post.published_at_utc,
        merged_post.printed_on, merged_post.content_format, merged_post.content_class, merged_post.tone,
        merged_post.is_reply, merged_post.is_share, merged_post.is_paid_partnership, merged_post.custom_label,
        merged_post.caption_id, merged_post.permalink
    ) as record
from merged_post
