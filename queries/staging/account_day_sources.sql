-- The account of each row, and whether the row is at fault.
--
-- grain:   one row per printed row
-- params:  none
-- columns: row_no, source_account_id, is_at_fault
select
    staged_account_day.row_no,
    staged_account_day.source_account_id,
    staged_account_day.row_no in (select row_fault.row_no from row_fault) as is_at_fault
from staged_account_day
order by staged_account_day.row_no
