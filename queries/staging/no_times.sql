-- In the place of times.sql, for a table without a cell that it would read.
--
-- params:  none

create or replace temp table read_time as
select
    null::integer as row_no,
    null::integer as column_no,
    null::varchar as field,
    null::varchar as cell,
    null::varchar as printed,
    null::varchar as writing,
    null::date as month_first,
    null::date as day_first,
    null::boolean as has_clock,
    null::time as clock,
    null::boolean as has_zone,
    null::integer as ahead_minutes,
    null::boolean as has_bare_clock
where false;
