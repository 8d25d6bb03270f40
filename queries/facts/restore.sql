-- Let a withdrawn batch count again, as if it had never been withdrawn; the journal keeps that it was.
--
-- params:  batch_id, by, reason, at_utc

update batch
set
    state = 'active',
    withdrawn_at_utc = null,
    withdrawn_by = null,
    withdrawn_reason = null
where batch.batch_id = $batch_id;

insert into audit_entry (at_utc, actor, action, entity, entity_id, detail)
values ($at_utc::timestamp, $by, 'restore', 'batch', $batch_id, $reason);
