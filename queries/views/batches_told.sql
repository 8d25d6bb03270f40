-- What there is to say of some loaded files, or of all (null): what was loaded, and the accounts that it names.
--
-- params: none
--
-- The three lists of accounts have one order. A file that was read again is followed by the batch that came of it; the
-- latest of several is named.
create or replace macro batches_told(batch_ids) as table (
    with

    _named as (
        select
            accounts_named.batch_id,
            accounts_named.source_account_id
        from accounts_named
        where batch_ids is null or list_contains(batch_ids, accounts_named.batch_id)
    ),

    _under as (
        select distinct
            _named.batch_id,
            account_known.account_id,
            account_known.name,
            account_known.platform_id
        from _named
        left join account_seen on _named.source_account_id = account_seen.source_account_id
        left join account_spelled on _named.source_account_id = account_spelled.source_account_id
        inner join account_known
            on coalesce(account_seen.account_id, account_spelled.account_id) = account_known.account_id
    ),

    _account as (
        select
            _under.batch_id,
            list(_under.account_id order by _under.name, _under.account_id) as account_ids,
            list(_under.name order by _under.name, _under.account_id) as account_names,
            list(_under.platform_id order by _under.name, _under.account_id) as account_platform_ids
        from _under
        group by _under.batch_id
    ),

    _followed as (
        select
            audit_entry.entity_id as batch_id,
            audit_entry.detail as earlier_id,
            audit_entry.at_utc
        from audit_entry
        where
            audit_entry.entity = 'batch'
            and audit_entry.action = 'follow'
    ),

    _earlier as (
        select
            _followed.batch_id,
            arg_max(_followed.earlier_id, _followed.at_utc) as earlier_id
        from _followed
        group by _followed.batch_id
    ),

    _later as (
        select
            _followed.earlier_id as batch_id,
            arg_max(_followed.batch_id, _followed.at_utc) as later_id
        from _followed
        group by _followed.earlier_id
    )

    select
        _batch.batch_id,
        _batch.load_no,
        _batch.state,
        _batch.file_name,
        _batch.member_name,
        _batch.file_sha256,
        _batch.export_kind,
        _batch.platform_id,
        _batch.grain,
        _batch.basis,
        _batch.as_of_on,
        _batch.is_as_of_inferred,
        _batch.covers_from,
        _batch.covers_to,
        _batch.is_complete,
        _batch.rows_read,
        _batch.rows_loaded,
        _batch.rows_rejected,
        _batch.loaded_by,
        _batch.loaded_at_utc,
        _batch.withdrawn_at_utc,
        _batch.withdrawn_by,
        _batch.withdrawn_reason,
        _batch.answers,
        _batch.receipt,
        _earlier.earlier_id as follows_batch_id,
        _later.later_id as followed_by_batch_id,
        coalesce(_account.account_ids, []) as account_ids,
        coalesce(_account.account_names, []) as account_names,
        coalesce(_account.account_platform_ids, []) as account_platform_ids
    from batch as _batch
    left join _account on _batch.batch_id = _account.batch_id
    left join _earlier on _batch.batch_id = _earlier.batch_id
    left join _later on _batch.batch_id = _later.batch_id
    where batch_ids is null or list_contains(batch_ids, _batch.batch_id)
);
