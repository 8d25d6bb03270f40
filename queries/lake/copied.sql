-- At which snapshot of the lake the copy is, when that was made, and the newest one that an answer may rest on.
--
-- grain:   one row
-- params:  none
-- columns: snapshot_id, made_at, answers_at

select
    snapshot_id,
    made_at,
    answers_at
from lake_copy
