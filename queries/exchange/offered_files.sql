-- The files that partners handed in, the latest first, with what became of each.
--
-- grain:   one row per file that was handed in
-- params:  initiative_ids, partner_ids
-- columns: offered_id, link_id, link_label, initiative_id, partner_id, offered_by, note, offered_at_utc, file_name,
--          file_sha256, file_bytes, member_name, export_kind, platform_id, account_ids, account_names, answers,
--          first_on, last_on, rows_read, rows_rejected, state, answered_by, answered_at_utc, reason, batch_id,
--          is_withdrawn
--
-- is_withdrawn: it was accepted, and its load was taken back afterwards.

with

named as (

    select
        offered_file.offered_id,
        list(account_known.name order by account_known.position, account_known.account_id) as account_names
    from offered_file
    inner join account_known on list_contains(offered_file.account_ids, account_known.account_id)
    group by offered_file.offered_id

)

select
    offered_file.offered_id,
    offered_file.link_id,
    offered_file.link_label,
    offered_file.initiative_id,
    offered_file.partner_id,
    offered_file.offered_by,
    offered_file.note,
    offered_file.offered_at_utc,
    offered_file.file_name,
    offered_file.file_sha256,
    offered_file.file_bytes,
    offered_file.member_name,
    offered_file.export_kind,
    offered_file.platform_id,
    offered_file.account_ids,
    coalesce(named.account_names, []::varchar[]) as account_names,
    offered_file.answers,
    offered_file.first_on,
    offered_file.last_on,
    offered_file.rows_read,
    offered_file.rows_rejected,
    offered_file.state,
    offered_file.answered_by,
    offered_file.answered_at_utc,
    offered_file.reason,
    offered_file.batch_id,
    coalesce(batch.state = 'withdrawn', false) as is_withdrawn
from offered_file
left join named on offered_file.offered_id = named.offered_id
left join batch on offered_file.batch_id = batch.batch_id
where
    list_contains($initiative_ids::varchar[], offered_file.initiative_id)
    and list_contains($partner_ids::varchar[], offered_file.partner_id)
order by offered_file.offered_at_utc desc, offered_file.offered_id asc
