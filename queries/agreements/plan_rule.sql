-- How often a partner promised to post.
--
-- grain:   one row per plan rule
-- params:  none
-- columns: initiative_id, plan_rule_id, partner_id, account_id, platform_id, content_format,
--          min_per_week, max_per_week, valid_from, valid_to

select
    plan_rule.initiative_id,
    plan_rule.plan_rule_id,
    plan_rule.partner_id,
    plan_rule.account_id,
    plan_rule.platform_id,
    plan_rule.content_format,
    plan_rule.min_per_week,
    plan_rule.max_per_week,
    plan_rule.valid_from,
    plan_rule.valid_to
from plan_rule
order by plan_rule.rowid
