-- Planned and published posts of each partner, week by week.
--
-- grain:   one row per partner and week of a plan
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: partner_id, week_start, planned, published, is_complete

with

planned as (

    select
        plan_rule.initiative_id,
        plan_rule.partner_id,
        date_trunc('week', day.day)::date as week_start,
        sum(plan_rule.min_per_week / 7) as planned,
        max(day.day)::date <= $as_of::date as is_complete
    from plan_rule,
        unnest(generate_series(plan_rule.valid_from, plan_rule.valid_to, interval 1 day)) as day (day)
    where
        list_contains($initiative_ids::varchar[], plan_rule.initiative_id)
        and list_contains($partner_ids::varchar[], plan_rule.partner_id)
    group by plan_rule.initiative_id, plan_rule.partner_id, date_trunc('week', day.day)

),

published as (

    select
        post_scope.initiative_id,
        post_scope.partner_id,
        date_trunc('week', post_scope.published_on)::date as week_start,
        sum(post_scope.weight) as published
    from post_scope($as_of, $known_at) as post_scope
    group by post_scope.initiative_id, post_scope.partner_id, date_trunc('week', post_scope.published_on)

)

select
    planned.partner_id,
    planned.week_start,
    planned.planned::double as planned,
    coalesce(published.published, 0)::double as published,
    planned.is_complete
from planned
left join published
    on
        planned.initiative_id = published.initiative_id
        and planned.partner_id = published.partner_id
        and planned.week_start = published.week_start
where planned.week_start <= $as_of
order by planned.partner_id, planned.week_start
