-- Take a batch out of every answer from a time on. Its facts stay, and answers as known before that time keep them.
--
-- params:  batch_id, by, reason, at_utc

update batch
set
    state = 'withdrawn',
    withdrawn_at_utc = $at_utc::timestamp,
    withdrawn_by = $by,
    withdrawn_reason = $reason
where batch.batch_id = $batch_id;

insert into audit_entry (at_utc, actor, action, entity, entity_id, detail)
values ($at_utc::timestamp, $by, 'withdraw', 'batch', $batch_id, $reason);
