-- Add what a batch says of each post, where its file has every post once.
--
-- params:  batch_id
--
-- In the place of post_records.sql, which would lay every record together with none.

insert into post_record (
    batch_id, sheet, line_no, post_id, platform_id, source_account_id, published_at_utc, printed_on,
    content_format, content_class, tone, is_reply, is_share, is_paid_partnership, custom_label, caption_id, permalink
)
select
    $batch_id,
    merged_post.sheet,
    merged_post.line_no,
    merged_post.post_id,
    merged_post.platform_id,
    merged_post.source_account_id,
    merged_post.published_at_utc,
    merged_post.printed_on,
    merged_post.content_format,
    merged_post.content_class,
    merged_post.tone,
    merged_post.is_reply,
    merged_post.is_share,
    merged_post.is_paid_partnership,
    merged_post.custom_label,
    merged_post.caption_id,
    merged_post.permalink
from merged_post;
