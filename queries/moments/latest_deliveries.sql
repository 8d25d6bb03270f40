-- Put the roll-up of deliveries in the place of the view, for one cursor that asks about any time.
--
-- params:  none
--
-- A file that names one account in two ways is there twice: who reads it counts files and accounts, each once.

create or replace temp macro deliveries(known_at) as table (
    select
        _given.account_id,
        _given.as_of_on,
        _given.batch_id,
        _given.loaded_at_utc
    from delivery as _given
    anti join batch as _batch on _given.batch_id = _batch.batch_id and _batch.withdrawn_at_utc <= known_at
    where _given.loaded_at_utc <= known_at and _given.account_id is not null
);
