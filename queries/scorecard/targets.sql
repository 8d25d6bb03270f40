-- The targets that a scope holds, with the names a reader needs.
--
-- grain:   one row per target
-- params:  initiative_ids, partner_ids, not_before, shows_others, shows_costs, consents
-- columns: target_id, initiative_id, label, metric_code, partner_id, partner_name, platform_id, account_id,
--          account_name, content_format, content_class, direction, measurement, period_from, period_to,
--          baseline_value, baseline_note, weight, owner_name, pacing, pacing_weights, min_sample, at_risk_below,
--          behind_below, position
--
-- A label that names an outsider is left out, so that the name of the metric stands for it.

select
    target.target_id,
    target.initiative_id,
    if(
        $shows_others or not names_outsider(target.label, $partner_ids::varchar[], $shows_others), target.label, null
    ) as label,
    target.metric_code,
    target.partner_id,
    partner.short_name as partner_name,
    target.platform_id,
    target.account_id,
    told_name(
        account_known.name, account_known.pseudonym, account_known.consent, $consents::varchar[]
    ) as account_name,
    target.content_format,
    target.content_class,
    target.direction,
    target.measurement,
    target.period_from,
    target.period_to,
    target.baseline_value,
    told_text(target.baseline_note, $partner_ids::varchar[], $shows_others) as baseline_note,
    target.weight,
    if(
        $shows_others or list_contains(organisations_of($partner_ids::varchar[]), person_shown.org_id),
        told_name(person_shown.name, person_shown.pseudonym, person_shown.consent, $consents::varchar[]),
        null
    ) as owner_name,
    target.pacing,
    target.pacing_weights,
    target.min_sample,
    target.at_risk_below,
    target.behind_below,
    target.position
from
    target_within(
        $initiative_ids::varchar[], $partner_ids::varchar[], $not_before, $shows_others, $shows_costs
    ) as target
left join partner on target.partner_id = partner.partner_id
left join account_known on target.account_id = account_known.account_id
left join person_shown on target.owner_person_id = person_shown.person_id
order by target.initiative_id, target.position, target.target_id
