-- The days behind every target: what each day added, or the level read on it.
--
-- grain:   one row per target and day with a value
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: target_id, day, numerator, denominator, level

with

asked as (

    select target.target_id
    from target
    where
        list_contains($initiative_ids::varchar[], target.initiative_id)
        and (target.partner_id is null or list_contains($partner_ids::varchar[], target.partner_id))

),

measured as (

    select
        target_days.target_id,
        target_days.day,
        target_days.numerator,
        target_days.denominator,
        null as level
    from target_days($as_of, $known_at) as target_days
    where target_days.numerator is not null or target_days.denominator is not null
    union all
    select
        target_levels.target_id,
        target_levels.day,
        null as numerator,
        null as denominator,
        sum(target_levels.level) as level
    from target_levels($as_of, $known_at) as target_levels
    group by target_levels.target_id, target_levels.day

)

select
    measured.target_id,
    measured.day,
    measured.numerator::double as numerator,
    measured.denominator::double as denominator,
    measured.level::double as level
from measured
inner join asked on measured.target_id = asked.target_id
order by measured.target_id, measured.day
