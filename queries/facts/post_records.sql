-- Add what a batch says of each post: one record, also where its file has the post at several days.
--
-- params:  batch_id

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
