-- The accounts a post appears under: two rows for a collaborative post that two accounts exported.
--
-- params: none
create or replace macro post_accounts_known(known_at) as table (
    select distinct
        _record.post_id,
        _seen.account_id
    from post_record as _record
    inner join batches_known(known_at) as _batch on _record.batch_id = _batch.batch_id
    inner join account_seen as _seen on _record.source_account_id = _seen.source_account_id
);
