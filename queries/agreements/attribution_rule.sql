-- When a post belongs to an initiative.
--
-- grain:   one row per rule
-- params:  none
-- columns: initiative_id, rule_id, precedence, kind, pattern, valid_from, valid_to, is_enabled

select
    attribution_rule.initiative_id,
    attribution_rule.rule_id,
    attribution_rule.precedence,
    attribution_rule.kind,
    attribution_rule.pattern,
    attribution_rule.valid_from,
    attribution_rule.valid_to,
    attribution_rule.is_enabled
from attribution_rule
order by attribution_rule.rowid
