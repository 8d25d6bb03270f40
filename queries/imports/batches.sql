-- Every file that was loaded, the latest first, with the accounts that it names.
--
-- grain:   one row per batch
-- params:  initiative_ids
-- columns: batch_id, load_no, state, file_name, member_name, file_sha256, export_kind, platform_id, basis, as_of_on,
--          is_as_of_inferred, covers_from, covers_to, is_complete, rows_read, rows_loaded, rows_rejected, loaded_by,
--          loaded_at_utc, withdrawn_at_utc, withdrawn_by, withdrawn_reason, receipt, account_ids, account_names,
--          account_platform_ids
--
-- A file belongs to no initiative: who may see what belongs to none may see the files. The three lists of accounts
-- have one order.

with

named as (

    select
        batch.batch_id,
        batch.source_account_id
    from batch
    union
    select
        post_record.batch_id,
        post_record.source_account_id
    from post_record
    union
    select
        account_day.batch_id,
        account_day.source_account_id
    from account_day
    union
    select
        account_period.batch_id,
        account_period.source_account_id
    from account_period
    union
    select
        interaction.batch_id,
        interaction.source_account_id
    from interaction

),

under as (

    select distinct
        named.batch_id,
        account_known.account_id,
        account_known.name,
        account_known.platform_id
    from named
    inner join account_seen on named.source_account_id = account_seen.source_account_id
    inner join account_known on account_seen.account_id = account_known.account_id

),

accounts as (

    select
        under.batch_id,
        list(under.account_id order by under.name, under.account_id) as account_ids,
        list(under.name order by under.name, under.account_id) as account_names,
        list(under.platform_id order by under.name, under.account_id) as account_platform_ids
    from under
    group by under.batch_id

)

select
    batch.batch_id,
    batch.load_no,
    batch.state,
    batch.file_name,
    batch.member_name,
    batch.file_sha256,
    batch.export_kind,
    batch.platform_id,
    batch.basis,
    batch.as_of_on,
    batch.is_as_of_inferred,
    batch.covers_from,
    batch.covers_to,
    batch.is_complete,
    batch.rows_read,
    batch.rows_loaded,
    batch.rows_rejected,
    batch.loaded_by,
    batch.loaded_at_utc,
    batch.withdrawn_at_utc,
    batch.withdrawn_by,
    batch.withdrawn_reason,
    batch.receipt,
    coalesce(accounts.account_ids, []) as account_ids,
    coalesce(accounts.account_names, []) as account_names,
    coalesce(accounts.account_platform_ids, []) as account_platform_ids
from batch
left join accounts on batch.batch_id = accounts.batch_id
where list_contains($initiative_ids::varchar[], '(none)')
order by batch.load_no desc
