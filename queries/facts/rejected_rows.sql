-- Keep the rows of a batch that did not load, each with its place, its value and the reason.
--
-- params:  batch_id
--
-- Reads the registered table rejected.

insert into rejected_row (batch_id, sheet, line_no, column_name, cell, reason_code, reason)
select
    $batch_id,
    rejected.sheet,
    rejected.line_no,
    rejected.column_name,
    rejected.cell,
    rejected.reason_code,
    rejected.reason
from rejected;
