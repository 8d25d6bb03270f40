-- The number of the next load: batches are told apart in time by it, also within one second.
--
-- grain:   one row
-- params:  none
-- columns: load_no
select coalesce(max(batch.load_no), 0) + 1 as load_no
from batch
