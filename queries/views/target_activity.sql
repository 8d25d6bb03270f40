-- What each target that measures activity gained on each day, whenever its posts were published.
--
-- params: none
--
-- Gains between two files are spread evenly over the days between them; those of files after as_of are not yet known
-- then.
create or replace macro target_activity(initiative_ids, as_of, known_at) as table (
    with

    _day as (
        select
            _gain.target_id,
            unnest(generate_series(_gain.previous_on + 1, _gain.as_of_on, interval 1 day))::date as day,
            _gain.gained / nullif(_gain.as_of_on - _gain.previous_on, 0)::double as value
        from target_gains(initiative_ids, as_of, known_at) as _gain
    )

    select
        _day.target_id,
        _day.day,
        sum(_day.value) as numerator
    from _day
    inner join target as _target
        on _day.target_id = _target.target_id and _day.day between _target.period_from and _target.period_to
    group by _day.target_id, _day.day
);
