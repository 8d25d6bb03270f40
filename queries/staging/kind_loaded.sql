-- How many files of a kind count at present.
--
-- grain:   one row per kind
-- params:  export_kind
-- columns: batches
select count(*) as batches
from batch
where batch.export_kind = $export_kind and batch.state = 'active'
