-- Who changed the agreements, when, and what.
--
-- grain:   one row per change of a record
-- params:  none
-- columns: at_utc, actor, action, entity, entity_id, detail

select
    audit_entry.at_utc,
    audit_entry.actor,
    audit_entry.action,
    audit_entry.entity,
    audit_entry.entity_id,
    audit_entry.detail
from audit_entry
order by audit_entry.at_utc, audit_entry.rowid
