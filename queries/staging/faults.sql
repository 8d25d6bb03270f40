-- The cells that cannot be read, with the place where a person finds them.
--
-- grain:   one row per unreadable cell
-- params:  none
-- columns: sheet, line_no, column_name, printed, fault
select
    raw_row.sheet,
    raw_row.line_no,
    raw_column.column_name,
    cell_fault.printed,
    cell_fault.fault
from cell_fault
inner join raw_row on cell_fault.row_no = raw_row.row_no
inner join raw_column on cell_fault.column_no = raw_column.column_no
order by raw_row.row_no, cell_fault.column_no
