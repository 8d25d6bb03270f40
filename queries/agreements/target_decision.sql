-- What each party said to a version of a target.
--
-- grain:   one row per target, version and organisation
-- params:  none
-- columns: target_id, version_no, org_id, decision, decided_by, decided_at_utc, reason

select
    target_decision.target_id,
    target_decision.version_no,
    target_decision.org_id,
    target_decision.decision,
    target_decision.decided_by,
    target_decision.decided_at_utc,
    target_decision.reason
from target_decision
order by target_decision.rowid
