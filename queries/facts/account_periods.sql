-- Add the reach over named periods of a batch.
--
-- params:  batch_id

insert into account_period (
    batch_id, line_no, source_account_id, period_from, period_to, reach
)
select
    $batch_id,
    staged_account_period.line_no,
    staged_account_period.source_account_id,
    staged_account_period.period_from,
    staged_account_period.period_to,
    staged_account_period.reach
from staged_account_period
inner join kept_row on staged_account_period.row_no = kept_row.row_no;
