-- The rows of a batch that did not load, as they were kept.
--
-- grain:   one row per rejected cell, or row where the whole row is meant
-- params:  batch_id
-- columns: sheet, line_no, column_name, cell, reason_code, reason
select
    rejected_row.sheet,
    rejected_row.line_no,
    rejected_row.column_name,
    rejected_row.cell,
    rejected_row.reason_code,
    rejected_row.reason
from rejected_row
where rejected_row.batch_id = $batch_id
order by rejected_row.sheet, rejected_row.line_no, rejected_row.column_name
