-- The change of every number between two files: what a post gained from the day after one file to the day of the next.
--
-- params: none
--
-- The first interval starts the day before publication. A number that went down gives a negative increment and is
-- kept, so increments always add up to the latest total. Reach has none: people cannot be subtracted. Working out one
-- number takes a fraction of the time of all: metric_codes says which are wanted.
create or replace macro post_increments(known_at, metric_codes := null) as table (
    select
        _total.post_id,
        _total.metric_code,
        _total.as_of_on,
        coalesce(
            lag(_total.as_of_on) over _history, least(_total.published_on, _total.as_of_on) - 1
        ) as previous_on,
        _total.value - coalesce(lag(_total.value) over _history, 0) as gained,
        lag(_total.value) over _history is null as is_first,
        coalesce(_total.value < lag(_total.value) over _history, false) as is_restatement
    from post_metric_totals(known_at) as _total
    where metric_codes is null or list_contains(metric_codes, _total.metric_code)
    window _history as (partition by _total.post_id, _total.metric_code order by _total.as_of_on)
);
