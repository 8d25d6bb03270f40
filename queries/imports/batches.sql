-- Every file that was loaded, the latest first, with the accounts that it names.
--
-- grain:   one row per batch
-- params:  initiative_ids
-- columns: batch_id, load_no, state, file_name, member_name, file_sha256, export_kind, platform_id, grain, basis,
--          as_of_on, is_as_of_inferred, covers_from, covers_to, is_complete, rows_read, rows_loaded, rows_rejected,
--          loaded_by, loaded_at_utc, withdrawn_at_utc, withdrawn_by, withdrawn_reason, answers, receipt,
--          follows_batch_id, followed_by_batch_id, account_ids, account_names, account_platform_ids
--
-- A file belongs to no initiative: who may see what belongs to none may see the files. The three lists of accounts
-- have one order. A file that was read again is followed by the batch that came of it; the latest of several is named.

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
    union
    select
        context_figure.batch_id,
        context_figure.source_account_id
    from context_figure
    where context_figure.about in ('audience', 'board')

),

under as (

    select distinct
        named.batch_id,
        account_known.account_id,
        account_known.name,
        account_known.platform_id
    from named
    left join account_seen on named.source_account_id = account_seen.source_account_id
    left join account_spelled on named.source_account_id = account_spelled.source_account_id
    inner join account_known
        on coalesce(account_seen.account_id, account_spelled.account_id) = account_known.account_id

),

accounts as (

    select
        under.batch_id,
        list(under.account_id order by under.name, under.account_id) as account_ids,
        list(under.name order by under.name, under.account_id) as account_names,
        list(under.platform_id order by under.name, under.account_id) as account_platform_ids
    from under
    group by under.batch_id

),

followed as (

    select
        audit_entry.entity_id as batch_id,
        audit_entry.detail as earlier_id,
        audit_entry.at_utc
    from audit_entry
    where
        audit_entry.entity = 'batch'
        and audit_entry.action = 'follow'

),

earlier as (

    select
        followed.batch_id,
        arg_max(followed.earlier_id, followed.at_utc) as earlier_id
    from followed
    group by followed.batch_id

),

later as (

    select
        followed.earlier_id as batch_id,
        arg_max(followed.batch_id, followed.at_utc) as later_id
    from followed
    group by followed.earlier_id

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
    batch.grain,
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
    batch.answers,
    batch.receipt,
    earlier.earlier_id as follows_batch_id,
    later.later_id as followed_by_batch_id,
    coalesce(accounts.account_ids, []) as account_ids,
    coalesce(accounts.account_names, []) as account_names,
    coalesce(accounts.account_platform_ids, []) as account_platform_ids
from batch
left join accounts on batch.batch_id = accounts.batch_id
left join earlier on batch.batch_id = earlier.batch_id
left join later on batch.batch_id = later.batch_id
where list_contains($initiative_ids::varchar[], '(none)')
order by batch.load_no desc
