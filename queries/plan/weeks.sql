-- Planned and published posts of each partner, week by week.
--
-- grain:   one row per partner and week of a plan
-- params:  initiative_ids, partner_ids, not_before, as_of, known_at
-- columns: partner_id, week_start, planned, published, is_complete
--
-- published counts the posts that a plan rule of the partner asks for, each once; null in a week no file speaks of. A
-- week that a rule covers in part is planned in part.

select
    plan_weeks.partner_id,
    plan_weeks.week_start,
    sum(plan_weeks.min_per_week * plan_weeks.days / 7)::double as planned,
    len(
        list_distinct(flatten(list(plan_weeks.post_ids) filter (plan_weeks.post_ids is not null)))
    )::double as published,
    bool_and(plan_weeks.is_complete) as is_complete
from plan_weeks($initiative_ids::varchar[], $as_of, $known_at) as plan_weeks
where
    list_contains($initiative_ids::varchar[], plan_weeks.initiative_id)
    and list_contains($partner_ids::varchar[], plan_weeks.partner_id)
    and plan_weeks.week_start between $not_before and $as_of
group by plan_weeks.partner_id, plan_weeks.week_start
order by plan_weeks.partner_id, plan_weeks.week_start
