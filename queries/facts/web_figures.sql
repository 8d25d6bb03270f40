-- Add the website figures, as printed of a batch.
--
-- params:  batch_id

insert into web_figure (
    batch_id, line_no, property, block_no, block_title, dimension, member, period_from, period_to,
    metric_code, value
)
select
    $batch_id,
    staged_web_figure.line_no,
    staged_web_figure.property,
    staged_web_figure.block_no::integer as block_no,
    coalesce(staged_web_figure.block_title, '') as block_title,
    staged_web_figure.dimension,
    staged_web_figure.member,
    staged_web_figure.period_from,
    staged_web_figure.period_to,
    staged_web_figure.metric_code,
    staged_web_figure.value
from staged_web_figure
inner join kept_row on staged_web_figure.row_no = kept_row.row_no;
