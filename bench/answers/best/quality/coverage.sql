with

span as (

    select distinct
        best_told.account_id,
        coalesce(batch.covers_from, best_told.first_on) as first_on,
        least(coalesce(batch.covers_to, batch.as_of_on), $as_of) as last_on
    from best_told
    inner join batch on best_told.batch_id = batch.batch_id
    where list_contains($initiative_ids, best_told.initiative_id) and batch.as_of_on <= $as_of

),

asked as (

    select distinct account_id, account_name, platform_id, position
    from best_account
    where list_contains($initiative_ids, initiative_id)

),

day as (

    select
        asked.*,
        calendar.day,
        bool_or(span.account_id is not null) as is_covered
    from asked
    cross join
        (select unnest(generate_series($since::date, least($until, $as_of)::date, interval 1 day))::date as day)
            as calendar
    left join span on asked.account_id = span.account_id and calendar.day between span.first_on and span.last_on
    group by all

),

reaching as (

    select
        day.*,
        min(day) filter (is_covered) over (partition by account_id) as first_on,
        max(day) filter (is_covered) over (partition by account_id) as last_on
    from day

)

select
    account_id,
    account_name,
    platform_id,
    date_trunc('week', day)::date as week_start,
    count(*) as days,
    count(*) filter (is_covered) as covered_days,
    coalesce(bool_or(first_on < day), false) as covered_before,
    coalesce(bool_or(last_on > day), false) as covered_after
from reaching
group by account_id, account_name, platform_id, position, week_start
order by position, account_id, week_start
