-- One record per post of a batch whose file was stored in blocks, several of which name the post.
--
-- params:  batch_id

create or replace temp table laid_record as
select
    arg_min(post_record.sheet, post_record.line_no) as sheet,
    min(post_record.line_no) as line_no,
    post_record.post_id,
    min(post_record.platform_id) as platform_id,
    arg_min(post_record.source_account_id, post_record.line_no) as source_account_id,
    min(post_record.published_at_utc) as published_at_utc,
    min(post_record.printed_on) as printed_on,
    arg_min(post_record.content_format, post_record.line_no) as content_format,
    arg_min(post_record.content_class, post_record.line_no) as content_class,
    arg_min(post_record.tone, post_record.line_no) as tone,
    bool_or(post_record.is_reply) as is_reply,
    bool_or(post_record.is_share) as is_share,
    bool_or(post_record.is_paid_partnership) as is_paid_partnership,
    arg_min(post_record.custom_label, post_record.line_no) as custom_label,
    arg_min(post_record.caption_id, post_record.line_no) as caption_id,
    arg_min(post_record.permalink, post_record.line_no) as permalink
from post_record
where post_record.batch_id = $batch_id
group by post_record.post_id;

delete from post_record
where post_record.batch_id = $batch_id;

insert into post_record (
    batch_id, sheet, line_no, post_id, platform_id, source_account_id, published_at_utc, printed_on,
    content_format, content_class, tone, is_reply, is_share, is_paid_partnership, custom_label, caption_id, permalink
)
select
    $batch_id,
    laid_record.sheet,
    laid_record.line_no,
    laid_record.post_id,
    laid_record.platform_id,
    laid_record.source_account_id,
    laid_record.published_at_utc,
    laid_record.printed_on,
    laid_record.content_format,
    laid_record.content_class,
    laid_record.tone,
    laid_record.is_reply,
    laid_record.is_share,
    laid_record.is_paid_partnership,
    laid_record.custom_label,
    laid_record.caption_id,
    laid_record.permalink
from laid_record;
