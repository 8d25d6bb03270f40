-- Every target without its values, in the order of the agreements file.
--
-- grain:   one row per target
-- params:  none
-- columns: initiative_id, target_id, label, metric_code, partner_id, platform_id, account_id,
--          content_format, content_class, direction, measurement, period_from, period_to,
--          baseline_value, baseline_note, weight, owner_person_id, pacing, pacing_weights,
--          min_sample, at_risk_below, behind_below

select
    target.initiative_id,
    target.target_id,
    target.label,
    target.metric_code,
    target.partner_id,
    target.platform_id,
    target.account_id,
    target.content_format,
    target.content_class,
    target.direction,
    target.measurement,
    target.period_from,
    target.period_to,
    target.baseline_value,
    target.baseline_note,
    target.weight,
    target.owner_person_id,
    target.pacing,
    target.pacing_weights,
    target.min_sample,
    target.at_risk_below,
    target.behind_below
from target
order by target.position
