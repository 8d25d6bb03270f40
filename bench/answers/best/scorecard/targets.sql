select
    target.target_id,
    target.initiative_id,
    target.label,
    target.metric_code,
    target.partner_id,
    partner.short_name as partner_name,
    target.platform_id,
    target.account_id,
    account_known.name as account_name,
    target.content_format,
    target.content_class,
    target.direction,
    target.measurement,
    target.period_from,
    target.period_to,
    target.baseline_value,
    target.baseline_note,
    target.weight,
    person_shown.name as owner_name,
    target.pacing,
    target.pacing_weights,
    target.min_sample,
    target.at_risk_below,
    target.behind_below,
    target.position
from target
left join partner on target.partner_id = partner.partner_id
left join account_known on target.account_id = account_known.account_id
left join person_shown on target.owner_person_id = person_shown.person_id
where list_contains($initiative_ids, target.initiative_id)
order by target.initiative_id, target.position
