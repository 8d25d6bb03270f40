-- Note at which snapshot the copy is.
--
-- params: snapshot_id, made_at, answers_at

update lake_copy
set
    snapshot_id = $snapshot_id,
    made_at = $made_at,
    answers_at = $answers_at
