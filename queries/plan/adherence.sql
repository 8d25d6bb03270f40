-- Planned against published posts of every plan rule, over complete weeks.
--
-- grain:   one row per plan rule with a complete week
-- params:  initiative_ids, partner_ids, not_before, consents, as_of, known_at
-- columns: plan_rule_id, initiative_id, partner_id, account_id, account_name, platform_id, weeks, planned, published,
--          kept, weeks_met, over_ceiling
--
-- kept counts a week's posts up to its plan: a good week never repays a missed one. adherence = kept / planned.

with

due as (

    select
        plan_weeks.*,
        len(plan_weeks.post_ids) as published
    from plan_weeks($initiative_ids::varchar[], $as_of, $known_at) as plan_weeks
    where
        list_contains($initiative_ids::varchar[], plan_weeks.initiative_id)
        and list_contains($partner_ids::varchar[], plan_weeks.partner_id)
        and plan_weeks.is_complete
        and plan_weeks.days = 7
        and plan_weeks.week_start >= $not_before

)

select
    due.plan_rule_id,
    due.initiative_id,
    due.partner_id,
    due.account_id,
    told_name(
        any_value(account_known.name), any_value(account_known.pseudonym), any_value(account_known.consent),
        $consents::varchar[]
    ) as account_name,
    coalesce(due.platform_id, account_known.platform_id) as platform_id,
    count(*) as weeks,
    sum(due.min_per_week) as planned,
    sum(due.published)::bigint as published,
    sum(least(due.published, due.min_per_week)) as kept,
    count(*) filter (due.published >= due.min_per_week) as weeks_met,
    sum(greatest(due.published - coalesce(due.max_per_week, due.published), 0))::double as over_ceiling
from due
left join account_known on due.account_id = account_known.account_id
group by
    due.plan_rule_id, due.initiative_id, due.partner_id, due.account_id, due.platform_id, account_known.platform_id
order by due.initiative_id, due.partner_id, due.plan_rule_id
