-- What happened: crises, decisions, milestones and other marks on the time axis.
--
-- grain:   one row per event
-- params:  initiative_ids
-- columns: event_id, initiative_id, kind, day, starts_at_utc, ends_at_utc, title, note, trigger_event_id

select
    event.event_id,
    event.initiative_id,
    event.kind,
    timezone(workspace.report_zone, timezone('UTC', event.starts_at_utc))::date as day,
    event.starts_at_utc,
    event.ends_at_utc,
    event.title,
    event.note,
    event.trigger_event_id
from event
cross join workspace
where
    len($initiative_ids::varchar[]) > 0
    and (event.initiative_id is null or list_contains($initiative_ids::varchar[], event.initiative_id))
order by event.starts_at_utc
