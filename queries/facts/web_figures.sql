-- Add the website figures, as printed of a batch.
--
-- params:  batch_id

insert into web_figure
    (
        batch_id, line_no, property, block_no, block_title, dimension, member, period_from, period_to,
        metric_code, value
    )
select
    $batch_id as batch_id,
    merged_web_figure.line_no,
    merged_web_figure.property,
    merged_web_figure.block_no::integer as block_no,
    coalesce(merged_web_figure.block_title, '') as block_title,
    merged_web_figure.dimension,
    merged_web_figure.member,
    merged_web_figure.period_from,
    merged_web_figure.period_to,
    merged_web_figure.metric_code,
    merged_web_figure.value
from merged_web_figure;
