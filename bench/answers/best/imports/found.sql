with

shown as materialized (

    select *, count(*) over () as found
    from batch
    order by load_no desc
    limit $max_shown
    offset $skip

),

named as (

    select distinct best_named.batch_id, best_named.account_id, best_named.name, best_named.platform_id
    from best_named
    semi join shown on best_named.batch_id = shown.batch_id

),

accounts as (

    select
        batch_id, list(account_id order by name, account_id) as account_ids,
        list(name order by name, account_id) as account_names,
        list(platform_id order by name, account_id) as account_platform_ids
    from named
    group by batch_id

),

followed as (

    select entity_id as batch_id, detail as earlier_id, at_utc
    from audit_entry
    where entity = 'batch' and action = 'follow'

)

select
    shown.batch_id, shown.load_no, shown.state, shown.file_name, shown.member_name, shown.file_sha256,
    shown.export_kind, shown.platform_id, shown.grain, shown.basis, shown.as_of_on, shown.is_as_of_inferred,
    shown.covers_from, shown.covers_to, shown.is_complete, shown.rows_read, shown.rows_loaded, shown.rows_rejected,
    shown.loaded_by, shown.loaded_at_utc, shown.withdrawn_at_utc, shown.withdrawn_by, shown.withdrawn_reason,
    shown.answers, shown.receipt,
    (
        select arg_max(followed.earlier_id, followed.at_utc) from followed where followed.batch_id = shown.batch_id
    ) as follows_batch_id,
    (
        select arg_max(followed.batch_id, followed.at_utc) from followed where followed.earlier_id = shown.batch_id
    ) as followed_by_batch_id,
    coalesce(accounts.account_ids, []) as account_ids, coalesce(accounts.account_names, []) as account_names,
    coalesce(accounts.account_platform_ids, []) as account_platform_ids, shown.found
from shown
left join accounts on shown.batch_id = accounts.batch_id
order by shown.load_no desc
