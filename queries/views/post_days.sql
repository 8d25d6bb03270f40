-- Increments spread evenly over the days they cover; is_estimated marks days that no daily file supports.
--
-- params: none
create or replace macro post_days(known_at, metric_codes := null) as table (
    select
        _increment.post_id,
        _increment.metric_code,
        _increment.as_of_on,
        unnest(
            generate_series(_increment.previous_on + 1, _increment.as_of_on, interval 1 day)
        )::date as day,
        _increment.gained / nullif(_increment.as_of_on - _increment.previous_on, 0)::double as value,
        (_increment.as_of_on - _increment.previous_on) > 1 as is_estimated,
        _increment.is_restatement
    from post_increments(known_at, metric_codes := metric_codes) as _increment
);
