-- In the place of words.sql, for a table without a cell that it would read: most files are plain.
--
-- params:  none

create or replace temp table read_word as
select
    null::integer as row_no,
    null::integer as column_no,
    null::varchar as field,
    null::varchar as text,
    null::boolean as flag,
    null::varchar as fault,
    null::varchar as printed
where false;
