-- Write down what became of a file that a partner handed in.
--
-- params:  offered_id, state, by, at_utc, reason, batch_id

update offered_file
set
    state = $state,
    answered_by = $by,
    answered_at_utc = $at_utc::timestamp,
    reason = $reason::varchar,
    batch_id = $batch_id::varchar
where offered_file.offered_id = $offered_id
