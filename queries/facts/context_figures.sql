-- Add the context figures of a batch.
--
-- params:  batch_id, about, window_from, window_to
--
-- A period that rows do not print is the one the file is for, where that is known.

insert into context_figure (
    batch_id, sheet, line_no, about, platform_id, source_account_id, labels, period_from, period_to, currency,
    metric_code, value
)
select
    $batch_id,
    staged_context_figure.sheet,
    staged_context_figure.line_no,
    $about,
    staged_context_figure.platform_id,
    staged_context_figure.source_account_id,
    staged_context_figure.labels,
    coalesce(staged_context_figure.period_from, $window_from::date) as period_from,
    coalesce(staged_context_figure.period_to, $window_to::date) as period_to,
    staged_context_figure.currency,
    staged_context_figure.metric_code,
    coalesce(staged_context_figure.number::double, staged_context_figure.amount) as value
from staged_context_figure
inner join kept_row on staged_context_figure.row_no = kept_row.row_no
where staged_context_figure.number is not null or staged_context_figure.amount is not null;
