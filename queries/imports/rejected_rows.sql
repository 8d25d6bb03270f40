-- The rows of one file that were not loaded: where they stand, what stands there, and why not.
--
-- grain:   one row per rejected cell, or row where the whole row is meant
-- params:  initiative_ids, batch_id
-- columns: file_name, sheet, line_no, column_name, cell, reason_code, reason

select
    batch.file_name,
    rejected_row.sheet,
    rejected_row.line_no,
    rejected_row.column_name,
    rejected_row.cell,
    rejected_row.reason_code,
    rejected_row.reason
from rejected_row
inner join batch on rejected_row.batch_id = batch.batch_id
where
    list_contains($initiative_ids::varchar[], '(none)')
    and rejected_row.batch_id = $batch_id
order by rejected_row.sheet, rejected_row.line_no, rejected_row.column_name
