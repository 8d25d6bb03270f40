-- Put the roll-up of deliveries in the place of the view, for one cursor that asks about any time.
--
-- params:  none
--
-- A file that names one account in two ways is there twice: who reads it counts files and accounts, each once.

create or replace temp macro deliveries(known_at) as table (
    select
        _seen.account_id,
        _given.as_of_on,
        _batch.batch_id,
        _batch.file_name,
        _batch.loaded_at_utc
    from delivery as _given
    inner join batches_known(known_at) as _batch on _given.batch_id = _batch.batch_id
    inner join account_seen as _seen on _given.source_account_id = _seen.source_account_id
);
