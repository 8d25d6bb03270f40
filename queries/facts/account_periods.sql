-- Add the reach over named periods of a batch.
--
-- params:  batch_id

insert into account_period
    (
        batch_id, line_no, source_account_id, period_from, period_to, reach
    )
select
    $batch_id as batch_id,
    merged_account_period.line_no,
    merged_account_period.source_account_id,
    merged_account_period.period_from,
    merged_account_period.period_to,
    merged_account_period.reach
from merged_account_period;
