-- Every version of every target that a scope holds, with each party's decision on it.
--
-- grain:   one row per target version and party whose agreement is needed
-- params:  initiative_ids, partner_ids, not_before, not_after, shows_others, shows_costs
-- columns: target_id, version_no, value, value_low, value_high, effective_from, reason, proposed_by, proposed_at_utc,
--          party_org_id, party_name, decision, decided_by, decided_at_utc, decision_reason
--
-- A party outside the scope has neither name nor id here, and is still told apart: its word counts. What was proposed
-- or decided after the last day of the scope is not told yet.

with

-- looked up once: each further time costs as much as a step of its own
shown as (

    select organisations_of($partner_ids::varchar[]) as org_ids

)

select
    target_version.target_id,
    target_version.version_no,
    target_version.value,
    target_version.value_low,
    target_version.value_high,
    target_version.effective_from,
    told_text(target_version.reason, $partner_ids::varchar[], $shows_others) as reason,
    if(
        $shows_others or list_contains(shown.org_ids, proposer.org_id),
        proposer.name,
        null
    ) as proposed_by,
    target_version.proposed_at_utc,
    case
        when $shows_others or list_contains(shown.org_ids, party.org_id) then party.org_id
        when party.org_id is not null
            then '(party ' || dense_rank() over (partition by target_version.target_id order by party.org_id) || ')'
    end as party_org_id,
    case
        when $shows_others or list_contains(shown.org_ids, party.org_id) then party.name
        when party.org_id is not null then 'another party'
    end as party_name,
    target_decision.decision,
    if(
        $shows_others or list_contains(shown.org_ids, party.org_id),
        target_decision.decided_by,
        null
    ) as decided_by,
    target_decision.decided_at_utc,
    told_text(target_decision.reason, $partner_ids::varchar[], $shows_others) as decision_reason
from target_version
cross join shown
inner join
    target_within(
        $initiative_ids::varchar[], $partner_ids::varchar[], $not_before, $shows_others, $shows_costs
    ) as target
    on target_version.target_id = target.target_id
left join target_party on target_version.target_id = target_party.target_id
left join target_decision
    on
        target_version.target_id = target_decision.target_id
        and target_version.version_no = target_decision.version_no
        and target_party.org_id = target_decision.org_id
        and target_decision.decided_at_utc::date <= $not_after
left join organisation as proposer on target_version.proposed_by_org_id = proposer.org_id
left join organisation as party on target_party.org_id = party.org_id
where coalesce(target_version.proposed_at_utc::date, target_version.effective_from) <= $not_after
order by target_version.target_id, target_version.version_no, target_party.org_id
