-- The cells that cannot be read, with the place where a person finds them.
--
-- grain:   one row per unreadable cell
-- params:  none
-- columns: sheet, line_no, column_name, printed, fault
select
    raw_row.sheet,
    raw_row.line_no,
    raw_column.column_name,
    read_cell.printed,
    read_cell.fault
from read_cell
inner join raw_row on read_cell.row_no = raw_row.row_no
inner join raw_column on read_cell.column_no = raw_column.column_no
where read_cell.fault is not null
order by raw_row.row_no, read_cell.column_no
