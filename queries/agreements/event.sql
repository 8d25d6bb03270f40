-- What happened or was decided, in the order of the agreements file.
--
-- grain:   one row per event
-- params:  none
-- columns: event_id, initiative_id, kind, starts_at_utc, ends_at_utc, title, note,
--          trigger_event_id

select
    event.event_id,
    event.initiative_id,
    event.kind,
    event.starts_at_utc,
    event.ends_at_utc,
    event.title,
    event.note,
    event.trigger_event_id
from event
order by event.rowid
