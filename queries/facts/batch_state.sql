-- Whether a batch counts.
--
-- grain:   one row, or none where there is no such batch
-- params:  batch_id
-- columns: state
select batch.state
from batch
where batch.batch_id = $batch_id
