-- What one file is about, which day it speaks of, and when it was loaded, for comparing it with what was known before.
--
-- grain:   one row
-- params:  batch_id
-- columns: grain, as_of_on, is_as_of_inferred, loaded_at_utc

select
    batch.grain,
    batch.as_of_on,
    batch.is_as_of_inferred,
    batch.loaded_at_utc
from batch
where batch.batch_id = $batch_id
