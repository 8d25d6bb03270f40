-- What happened: crises, decisions, milestones and other marks on the time axis.
--
-- grain:   one row per event
-- params:  initiative_ids, partner_ids, not_before, not_after, shows_others
-- columns: event_id, initiative_id, kind, day, starts_at_utc, ends_at_utc, title, note, trigger_event_id

select
    event.event_id,
    event.initiative_id,
    event.kind,
    timezone(workspace.report_zone, timezone('UTC', event.starts_at_utc))::date as day,
    event.starts_at_utc,
    if(
        timezone(workspace.report_zone, timezone('UTC', event.ends_at_utc))::date <= $not_after, event.ends_at_utc, null
    ) as ends_at_utc,
    told_text(event.title, $partner_ids::varchar[], $shows_others) as title,
    told_text(event.note, $partner_ids::varchar[], $shows_others) as note,
    event.trigger_event_id
from event
cross join workspace
where
    len($initiative_ids::varchar[]) > 0
    and len($partner_ids::varchar[]) > 0
    and (event.initiative_id is null or list_contains($initiative_ids::varchar[], event.initiative_id))
    and timezone(workspace.report_zone, timezone('UTC', event.starts_at_utc))::date between $not_before and $not_after
order by event.starts_at_utc
