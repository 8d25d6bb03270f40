-- Batches that count at a knowledge time: loaded by then and not withdrawn by then.
--
-- params: none
--
-- recency orders by the day a file speaks of, then by when it was loaded: a file about a later day always wins,
-- and of two files about the same day the later load wins. One number, because comparing it is cheap.
create or replace macro batches_known(known_at) as table (
    select
        _batch.*,
        (
            (_batch.as_of_on - date '0001-01-01')::hugeint * 10000000000000000
            + epoch_us(_batch.loaded_at_utc)
        ) * 1000000000 + _batch.load_no as recency
    from batch as _batch
    where
        _batch.loaded_at_utc <= known_at
        and (_batch.withdrawn_at_utc is null or _batch.withdrawn_at_utc > known_at)
);
