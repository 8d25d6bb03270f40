select
    event_id, initiative_id, kind, starts_at_utc::date as day, starts_at_utc, ends_at_utc, title, note,
    trigger_event_id
from event
where
    (initiative_id is null or list_contains($initiative_ids, initiative_id))
    and starts_at_utc::date between $not_before and $not_after
order by starts_at_utc
