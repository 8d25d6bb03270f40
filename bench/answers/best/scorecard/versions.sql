select
    target_version.target_id,
    target_version.version_no,
    target_version.value,
    target_version.value_low,
    target_version.value_high,
    target_version.effective_from,
    target_version.reason,
    proposer.name as proposed_by,
    target_version.proposed_at_utc,
    target_party.org_id as party_org_id,
    party.name as party_name,
    target_decision.decision,
    target_decision.decided_by,
    target_decision.decided_at_utc,
    target_decision.reason as decision_reason
from target
inner join target_version on target.target_id = target_version.target_id
left join target_party on target.target_id = target_party.target_id
left join target_decision
    on
        target_version.target_id = target_decision.target_id
        and target_version.version_no = target_decision.version_no
        and target_party.org_id = target_decision.org_id
left join organisation as proposer on target_version.proposed_by_org_id = proposer.org_id
left join organisation as party on target_party.org_id = party.org_id
where list_contains($initiative_ids, target.initiative_id)
order by target_version.target_id, target_version.version_no, target_party.org_id
