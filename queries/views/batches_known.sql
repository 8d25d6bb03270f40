-- Batches that count at a knowledge time: loaded by then and not withdrawn by then.
--
-- params: none
--
-- load_order orders by when a file was loaded, recency by the day it speaks of and then by load_order: a file about a
-- later day always wins, and of two files about the same day the later load wins.
create or replace macro batches_known(known_at) as table (
    select
        _batch.*,
        -- microseconds, number and days side by side in one number: comparing one number is cheap
        (epoch_us(_batch.loaded_at_utc)::hugeint << 30) + _batch.load_no as load_order,
        ((_batch.as_of_on - date '0001-01-01')::hugeint << 90) + load_order as recency
    from batch as _batch
    where
        _batch.loaded_at_utc <= known_at
        and (_batch.withdrawn_at_utc is null or _batch.withdrawn_at_utc > known_at)
);
