-- How many files are loaded, how many of them count, and what waits in these.
--
-- grain:   one row, and none where no file is loaded
-- params:  initiative_ids
-- columns: files, counting, newest_at_utc, rows_rejected, files_with_rejected
--
-- newest_at_utc is when the newest of those that count was loaded. For who may see the files.

select
    count(*) as files,
    count(*) filter (batch.state = 'active') as counting,
    max(batch.loaded_at_utc) filter (batch.state = 'active') as newest_at_utc,
    coalesce(sum(batch.rows_rejected) filter (batch.state = 'active'), 0)::bigint as rows_rejected,
    count(*) filter (batch.state = 'active' and batch.rows_rejected > 0) as files_with_rejected
from batch
where list_contains($initiative_ids::varchar[], '(none)')
having count(*) > 0
