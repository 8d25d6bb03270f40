-- The rows that can be read but cannot load, with the place where a person finds them.
--
-- grain:   one row per fault
-- params:  none
-- columns: sheet, line_no, column_name, printed, fault
select
    raw_row.sheet,
    raw_row.line_no,
    coalesce(
        (
            select min_by(raw_column.column_name, raw_column.column_no) from raw_column
            where raw_column.field = row_fault.field
        ),
        row_fault.field
    ) as column_name,
    row_fault.printed,
    row_fault.fault
from row_fault
inner join raw_row on row_fault.row_no = raw_row.row_no
order by row_fault.row_no, row_fault.fault
