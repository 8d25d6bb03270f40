-- The account of each row, and whether the row is at fault.
--
-- grain:   one row per printed row
-- params:  none
-- columns: row_no, source_account_id, is_at_fault
select
    staged_post.row_no,
    staged_post.source_account_id,
    staged_post.row_no in (select row_fault.row_no from row_fault) as is_at_fault
from staged_post
order by staged_post.row_no
