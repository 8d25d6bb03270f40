-- The values that were proposed for a target.
--
-- grain:   one row per target and version
-- params:  none
-- columns: target_id, version_no, value, value_low, value_high, effective_from, reason,
--          proposed_by_org_id, proposed_at_utc

select
    target_version.target_id,
    target_version.version_no,
    target_version.value,
    target_version.value_low,
    target_version.value_high,
    target_version.effective_from,
    target_version.reason,
    target_version.proposed_by_org_id,
    target_version.proposed_at_utc
from target_version
order by target_version.rowid
