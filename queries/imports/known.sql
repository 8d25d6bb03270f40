-- Which of some ids are those of loaded files.
--
-- grain:   one row per batch
-- params:  initiative_ids, batch_ids
-- columns: batch_id
--
-- For who may see the files.

select batch.batch_id
from batch
where
    list_contains($initiative_ids::varchar[], '(none)')
    and batch.batch_id in (select unnest($batch_ids::varchar[]))
order by batch.batch_id
