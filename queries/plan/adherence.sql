-- Planned against published posts of every plan rule, over complete weeks.
--
-- grain:   one row per plan rule
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: plan_rule_id, initiative_id, partner_id, account_id, account_name, platform_id, weeks, planned, published,
--          kept, weeks_met, over_ceiling
--
-- kept counts a week's posts up to its plan: a good week never repays a missed one. adherence = kept / planned.

with

week as (

    select
        plan_rule.plan_rule_id,
        date_trunc('week', day.day)::date as week_start
    from plan_rule,
        unnest(generate_series(plan_rule.valid_from, least(plan_rule.valid_to, $as_of::date), interval 1 day)) as day (day)
    where
        list_contains($initiative_ids::varchar[], plan_rule.initiative_id)
        and list_contains($partner_ids::varchar[], plan_rule.partner_id)
    group by plan_rule.plan_rule_id, date_trunc('week', day.day)
    having count(*) = 7

),

post as (

    select distinct
        post_scope.post_id,
        post_scope.initiative_id,
        post_scope.account_ids,
        post_scope.platform_id,
        post_scope.content_format,
        date_trunc('week', post_scope.published_on)::date as week_start
    from post_scope($as_of, $known_at) as post_scope

),

counted as (

    select
        week.plan_rule_id,
        week.week_start,
        count(post.post_id) as published
    from week
    inner join plan_rule on week.plan_rule_id = plan_rule.plan_rule_id
    left join post
        on
            plan_rule.initiative_id = post.initiative_id
            and week.week_start = post.week_start
            and (plan_rule.account_id is null or list_contains(post.account_ids, plan_rule.account_id))
            and (plan_rule.platform_id is null or plan_rule.platform_id = post.platform_id)
            and (plan_rule.content_format is null or plan_rule.content_format = post.content_format)
    group by week.plan_rule_id, week.week_start

)

select
    plan_rule.plan_rule_id,
    plan_rule.initiative_id,
    plan_rule.partner_id,
    plan_rule.account_id,
    account.name as account_name,
    coalesce(plan_rule.platform_id, account.platform_id) as platform_id,
    count(*) as weeks,
    sum(plan_rule.min_per_week)::double as planned,
    sum(counted.published)::bigint as published,
    sum(least(counted.published, plan_rule.min_per_week))::double as kept,
    count(*) filter (counted.published >= plan_rule.min_per_week) as weeks_met,
    sum(greatest(counted.published - coalesce(plan_rule.max_per_week, counted.published), 0))::double as over_ceiling
from counted
inner join plan_rule on counted.plan_rule_id = plan_rule.plan_rule_id
left join account on plan_rule.account_id = account.account_id
group by all
order by plan_rule.initiative_id, plan_rule.partner_id, plan_rule.plan_rule_id
