-- What every target has reached as of a day, as known at a time.
--
-- grain:   one row per target
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: target_id, actual, sample_size, rows_with_value
--
-- A ratio is sum over sum. A level is the last one read. A median response time counts an unanswered due message as
-- infinitely late. sample_size counts posts or messages; rows_with_value the days, posts or messages behind the figure.

with

asked as (

    select target.*
    from target
    where
        list_contains($initiative_ids::varchar[], target.initiative_id)
        and (target.partner_id is null or list_contains($partner_ids::varchar[], target.partner_id))

),

summed as (

    select
        target_days.target_id,
        if(
            count(target_days.denominator) > 0,
            sum(target_days.numerator) / nullif(sum(target_days.denominator), 0),
            sum(target_days.numerator)
        ) as actual,
        sum(target_days.posts) as sample_size,
        count(target_days.numerator) as rows_with_value
    from target_days($as_of, $known_at) as target_days
    group by target_days.target_id

),

last_level as (

    select
        target_levels.target_id,
        target_levels.account_id,
        arg_max(target_levels.level, target_levels.day) as level
    from target_levels($as_of, $known_at) as target_levels
    group by target_levels.target_id, target_levels.account_id

),

level as (

    select
        last_level.target_id,
        sum(last_level.level) as actual,
        count(*) as rows_with_value
    from last_level
    group by last_level.target_id

),

answered as (

    select
        asked.target_id,
        median(coalesce(answer_times.minutes, 'infinity'::double)) as actual,
        count(*) as sample_size
    from answer_times($as_of, $known_at) as answer_times
    inner join asked
        on
            answer_times.initiative_id = asked.initiative_id
            and asked.metric_code = 'response_minutes_median'
            and answer_times.day between asked.period_from and asked.period_to
            and (asked.platform_id is null or answer_times.platform_id = asked.platform_id)
            and (asked.account_id is null or answer_times.account_id = asked.account_id)
    where answer_times.is_due
    group by asked.target_id

)

select
    asked.target_id,
    case
        when asked.metric_code in ('posts_published', 'advocate_posts') and $as_of::date >= asked.period_from
            then coalesce(summed.actual, 0)
        else coalesce(summed.actual, level.actual, answered.actual)
    end::double as actual,
    coalesce(summed.sample_size, answered.sample_size, 0)::double as sample_size,
    coalesce(summed.rows_with_value, level.rows_with_value, answered.sample_size, 0)::bigint as rows_with_value
from asked
left join summed on asked.target_id = summed.target_id
left join level on asked.target_id = level.target_id
left join answered on asked.target_id = answered.target_id
order by asked.initiative_id, asked.position
