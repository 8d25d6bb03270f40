-- The days behind every target: what each day added, or the level read on it.
--
-- grain:   one row per target and day with a value
-- params:  initiative_ids, partner_ids, not_before, shows_others, shows_costs, as_of, known_at
-- columns: target_id, day, numerator, denominator, level
--
-- What posts gained from day to day is answered by scorecard/activity.

with

measured as (

    select
        target_days.target_id,
        target_days.day,
        target_days.numerator,
        target_days.denominator,
        null as level
    from target_days($initiative_ids::varchar[], $as_of, $known_at) as target_days
    where target_days.numerator is not null or target_days.denominator is not null
    union all
    select
        target_levels.target_id,
        target_levels.day,
        null as numerator,
        null as denominator,
        target_levels.level
    from target_levels($initiative_ids::varchar[], $as_of, $known_at) as target_levels
    where target_levels.day >= $not_before

)

select
    measured.target_id,
    measured.day,
    measured.numerator,
    measured.denominator,
    measured.level
from measured
inner join
    target_within(
        $initiative_ids::varchar[], $partner_ids::varchar[], $not_before, $shows_others, $shows_costs
    ) as target
    on measured.target_id = target.target_id
order by measured.target_id, measured.day
