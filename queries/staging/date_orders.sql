-- How many dates written like 07/08/2024 can be read month first, and day first, or only one of the two ways.
--
-- grain:   one row per file
-- params:  none
-- columns: written, month_first, day_first, either
with

dates as (

    select bare(raw_cell.text) as printed
    from raw_cell
    inner join raw_column on raw_cell.column_no = raw_column.column_no
    where
        raw_column.cell in ('moment', 'day', 'when')
        and regexp_matches(raw_cell.text, '^\s*[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{4}')

)

select
    count(*) as written,
    count(*) filter (where day_of(dates.printed, 'month_first') is not null) as month_first,
    count(*) filter (where day_of(dates.printed, 'day_first') is not null) as day_first,
    count(*) filter (
        where day_of(dates.printed, 'month_first') is not null or day_of(dates.printed, 'day_first') is not null
    ) as either
from dates
