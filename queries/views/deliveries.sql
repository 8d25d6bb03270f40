-- Which file gave post numbers of which account, and the day those numbers speak of.
--
-- params: none
create or replace macro deliveries(known_at) as table (
    select distinct
        _seen.account_id,
        _snapshot.as_of_on,
        _batch.batch_id,
        _batch.loaded_at_utc
    from post_snapshot as _snapshot
    inner join batches_known(known_at) as _batch on _snapshot.batch_id = _batch.batch_id
    inner join post_record as _record
        on _snapshot.batch_id = _record.batch_id and _snapshot.post_id = _record.post_id
    inner join account_seen as _seen on _record.source_account_id = _seen.source_account_id
);
