-- How many dates written like 07/08/2024 can be read month first, and day first, or only one of the two ways.
--
-- grain:   one row per file
-- params:  none
-- columns: month_first, day_first, either
select
    count(*) filter (where read_time.month_first is not null) as month_first,
    count(*) filter (where read_time.day_first is not null) as day_first,
    count(*) filter (where read_time.month_first is not null or read_time.day_first is not null) as either
from read_time
where read_time.writing = 'year_last'
