-- Every Monday-to-Sunday week that touches a period, with the days of the week inside it.
--
-- params: none
create or replace macro calendar_weeks(since, until) as table (
    select
        date_trunc('week', _day.day)::date as week_start,
        count(*) as days
    from unnest(generate_series(since::date, until::date, interval 1 day)) as _day (day)
    group by date_trunc('week', _day.day)
);
