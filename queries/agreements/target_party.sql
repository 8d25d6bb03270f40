-- Whose agreement a target needs.
--
-- grain:   one row per target and organisation
-- params:  none
-- columns: target_id, org_id

select
    target_party.target_id,
    target_party.org_id
from target_party
order by target_party.rowid
