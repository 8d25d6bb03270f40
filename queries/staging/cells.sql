-- All cells that were read, whatever they hold, apart from them those that cannot be read, and the rows without any.
--
-- params:  none

create or replace temp view read_cell as
select
    read_number.row_no,
    read_number.column_no,
    read_number.field,
    null::varchar as text,
    read_number.number,
    read_number.amount,
    null::timestamp as at_utc,
    null::date as day,
    null::boolean as flag
from read_number

union all

select
    read_moment.row_no,
    read_moment.column_no,
    read_moment.field,
    null::varchar as text,
    null::bigint as number,
    null::double as amount,
    read_moment.at_utc,
    read_moment.day,
    null::boolean as flag
from read_moment

union all

select
    read_word.row_no,
    read_word.column_no,
    read_word.field,
    read_word.text,
    null::bigint as number,
    null::double as amount,
    null::timestamp as at_utc,
    null::date as day,
    read_word.flag
from read_word;

create or replace temp table cell_fault as

select
    read_number.row_no,
    read_number.column_no,
    read_number.printed,
    read_number.fault
from read_number
where read_number.fault is not null

union all

select
    read_moment.row_no,
    read_moment.column_no,
    read_moment.printed,
    read_moment.fault
from read_moment
where read_moment.fault is not null

union all

select
    read_word.row_no,
    read_word.column_no,
    read_word.printed,
    read_word.fault
from read_word
where read_word.fault is not null;

create or replace temp view sound_row as

select
    raw_row.row_no,
    raw_row.sheet,
    raw_row.line_no,
    raw_row.is_supplement
from raw_row
where raw_row.row_no not in (select cell_fault.row_no from cell_fault);
