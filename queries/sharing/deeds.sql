-- Who did what, and when: files, agreements, links and members alike.
--
-- grain:   one row per person, moment and kind of step
-- params:  none
-- columns: at_utc, actor, action, entity, entity_id, times, detail
--
-- What was changed in one step is one row that counts. Visitors of links are no persons we know and are left out.

with

loads as (

    select
        batch.loaded_at_utc as at_utc,
        batch.loaded_by as actor,
        'load' as action,
        'file' as entity,
        batch.file_name as entity_id,
        cast(null as varchar) as detail
    from batch

),

changes as (

    select
        audit_entry.at_utc,
        audit_entry.actor,
        audit_entry.action,
        audit_entry.entity,
        audit_entry.entity_id,
        audit_entry.detail
    from audit_entry

),

sharing as (

    select
        share_event.at_utc,
        coalesce(member.name, share_event.actor) as actor,
        share_event.kind as action,
        case when share_event.link_id is null then 'member' else 'link' end as entity,
        coalesce(share_link.label, share_event.link_id, '') as entity_id,
        share_event.detail
    from share_event
    left join member on share_event.actor = member.member_id
    left join share_link on share_event.link_id = share_link.link_id
    where share_event.kind not in ('opened', 'unlocked', 'failed', 'throttled', 'downloaded', 'offered', 'answered')

),

deeds as (

    select * from loads
    union all
    select * from changes
    union all
    select * from sharing

)

select
    deeds.at_utc,
    deeds.actor,
    deeds.action,
    deeds.entity,
    min(deeds.entity_id) as entity_id,
    count(*) as times,
    any_value(deeds.detail) as detail
from deeds
group by deeds.at_utc, deeds.actor, deeds.action, deeds.entity
order by deeds.at_utc desc, deeds.actor asc, deeds.action asc, deeds.entity asc
