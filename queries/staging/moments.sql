-- Place every printed time in its zone: the moment in UTC and the day, or the reason why it cannot be read.
--
-- params:  date_order, zone, times_are_local
--
-- Reads read_time, in which 07/08/2024 still has both meanings.

create or replace temp table read_moment as

with

placed_time as (

    select
        *,
        case
            when $date_order = 'day_first' and read_time.writing = 'year_last' then read_time.day_first
            else read_time.month_first
        end as day,
        case
            when $date_order = 'day_first' and read_time.writing = 'year_last' then read_time.day_first
            else read_time.month_first
        end + read_time.clock as local
    from read_time

),

-- A time that the clocks jumped over has no moment; of a time that occurs twice the later one is taken.
moment as (

    select
        *,
        case
            when placed_time.has_zone then placed_time.local - to_minutes(placed_time.ahead_minutes)
            when $zone = 'UTC' then placed_time.local
            when (placed_time.local at time zone $zone) at time zone $zone = placed_time.local
                then (placed_time.local at time zone $zone) at time zone 'UTC'
        end as at_utc
    from placed_time

),

-- Without an offset a time is read where the export prints local times, from a date cell, and in d/m/y columns.
time_cell as (

    select
        moment.row_no,
        moment.column_no,
        moment.field,
        moment.printed,
        case
            when moment.cell = 'day' or (moment.cell = 'when' and not moment.has_clock)
                then
                    case
                        when moment.day is null or (moment.has_clock and moment.clock is null) then 'bad_time'
                        when year(moment.day) not between 2006 and 2035 then 'out_of_range'
                    end
            when moment.at_utc is null then 'bad_time'
            when moment.has_bare_clock and not $times_are_local then 'bad_time'
            when year(moment.at_utc) not between 2006 and 2035 then 'out_of_range'
        end as fault,
        case when moment.cell <> 'day' and moment.has_clock then moment.at_utc end as at_utc,
        case when moment.cell <> 'moment' then moment.day end as day
    from moment

)

select
    time_cell.row_no,
    time_cell.column_no,
    time_cell.field,
    time_cell.at_utc,
    time_cell.day,
    time_cell.fault,
    case when time_cell.fault is not null then time_cell.printed end as printed
from time_cell;
