-- Write down that a batch was made from another one's file by reading it again, and why.
--
-- params:  batch_id, earlier_id, by, reason, at_utc

insert into audit_entry (at_utc, actor, action, entity, entity_id, detail)
values ($at_utc::timestamp, $by, 'rerun', 'batch', $earlier_id, $reason);

insert into audit_entry (at_utc, actor, action, entity, entity_id, detail)
values ($at_utc::timestamp, $by, 'follow', 'batch', $batch_id, $earlier_id);
