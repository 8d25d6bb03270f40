-- In the place of numbers.sql, for a table without a cell that it would read: most files are plain.
--
-- params:  none

create or replace temp table read_number as
select
    null::integer as row_no,
    null::integer as column_no,
    null::varchar as field,
    null::bigint as number,
    null::double as amount,
    null::varchar as fault,
    null::varchar as printed
where false;
