-- Add the posts that a file follows day by day, and their figures of each day.
--
-- params:  batch_id

insert into post_record
(batch_id, sheet, line_no, post_id, platform_id, source_account_id, published_at_utc, printed_on, caption_id, permalink)
select
    $batch_id,
    arg_min(staged_post_day.sheet, staged_post_day.row_no) as sheet,
    min(staged_post_day.line_no) as line_no,
    staged_post_day.post_id,
    min(staged_post_day.platform_id) as platform_id,
    min(staged_post_day.source_account_id) as source_account_id,
    min(staged_post_day.published_at_utc) as published_at_utc,
    min(staged_post_day.printed_on) as printed_on,
    arg_min(staged_post_day.caption_id, staged_post_day.row_no) as caption_id,
    min(staged_post_day.permalink) as permalink
from staged_post_day
inner join kept_row on staged_post_day.row_no = kept_row.row_no
group by staged_post_day.post_id;

insert into post_day (batch_id, line_no, post_id, day, metric_code, value)
select
    $batch_id,
    staged_post_day.line_no,
    staged_post_day.post_id,
    staged_post_day.day,
    staged_post_day.metric_code,
    staged_post_day.value
from staged_post_day
inner join kept_row on staged_post_day.row_no = kept_row.row_no
where staged_post_day.value is not null;
