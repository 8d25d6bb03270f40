-- Events, and reasons of target versions, that a link would show as people wrote them.
--
-- grain:   one row per event or target version
-- params:  initiative_ids, partner_ids
-- columns: source, title, day, text

select
    'event' as source,
    event.title,
    timezone(workspace.report_zone, timezone('UTC', event.starts_at_utc))::date as day,
    concat_ws(' ', event.title, event.note) as text
from event
cross join workspace
where
    len($partner_ids::varchar[]) > 0
    and len($initiative_ids::varchar[]) > 0
    and (event.initiative_id is null or list_contains($initiative_ids::varchar[], event.initiative_id))
union all
select
    'target' as source,
    target.label as title,
    target_version.effective_from as day,
    concat_ws(' ', target.label, target_version.reason) as text
from target_version
inner join target on target_version.target_id = target.target_id
where
    list_contains($initiative_ids::varchar[], target.initiative_id)
    and list_contains($partner_ids::varchar[], target.partner_id)
order by day desc, title asc
