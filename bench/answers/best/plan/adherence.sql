with

rule_week as (

    select
        rule.*,
        unnest(
            generate_series(
                if(isodow(rule.valid_from) = 1, rule.valid_from, date_trunc('week', rule.valid_from)::date + 7),
                least(rule.valid_to, spoken.until) - 6,
                interval 7 day
            )
        )::date as week_start
    from plan_rule as rule
    cross join (
        select max(as_of_on) as until from batch
        where as_of_on <= $as_of and basis = 'lifetime'
    ) as spoken
    where list_contains($initiative_ids, rule.initiative_id)

),

published as (

    select
        rule.plan_rule_id, date_trunc('week', best_post.published_on)::date as week_start,
        count(distinct best_post.post_id) as published
    from plan_rule as rule
    inner join best_post
        on
            rule.initiative_id = best_post.initiative_id
            and best_post.published_on between rule.valid_from and rule.valid_to
            and list_contains(best_post.account_ids, rule.account_id)
    where list_contains($initiative_ids, rule.initiative_id) and list_contains($initiative_ids, best_post.initiative_id)
    group by rule.plan_rule_id, week_start

),

week as (

    select rule_week.plan_rule_id, coalesce(published.published, 0) as published
    from rule_week
    left join published using (plan_rule_id, week_start)

)

select
    rule.plan_rule_id, rule.initiative_id, rule.partner_id, rule.account_id, best_account.account_name,
    best_account.platform_id,
    count(*) as weeks,
    sum(rule.min_per_week) as planned,
    sum(week.published)::bigint as published,
    sum(least(week.published, rule.min_per_week)) as kept,
    count(*) filter (week.published >= rule.min_per_week) as weeks_met,
    sum(greatest(week.published - rule.max_per_week, 0))::double as over_ceiling
from plan_rule as rule
inner join week on rule.plan_rule_id = week.plan_rule_id
inner join best_account
    on
        rule.initiative_id = best_account.initiative_id
        and rule.partner_id = best_account.partner_id
        and rule.account_id = best_account.account_id
group by all
order by rule.initiative_id, rule.partner_id, rule.plan_rule_id
