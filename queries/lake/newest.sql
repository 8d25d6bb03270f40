-- The newest snapshot of the lake, as this transaction sees it.
--
-- grain:   one row
-- params:  none
-- columns: snapshot_id

select id as snapshot_id
from lake.current_snapshot()
