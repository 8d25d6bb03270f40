with

rule_week as (

    select rule.*, week.week_start
    from plan_rule as rule
    cross join
        lateral (
            select unnest(generate_series(date_trunc('week', rule.valid_from), rule.valid_to, interval 7 day))::date
                as week_start
        ) as week
    where list_contains($initiative_ids, rule.initiative_id)

),

spoken as (
    select max(as_of_on) as until from batch
    where as_of_on <= $as_of and basis = 'lifetime'
),

published as (

    select rule_week.partner_id, rule_week.week_start, count(distinct best_post.post_id) as published
    from rule_week
    inner join best_post
        on
            rule_week.initiative_id = best_post.initiative_id
            and list_contains(best_post.account_ids, rule_week.account_id)
            and best_post.published_on between rule_week.week_start and rule_week.week_start + 6
    group by rule_week.partner_id, rule_week.week_start

)

select
    rule_week.partner_id,
    rule_week.week_start,
    sum(
        rule_week.min_per_week
        * (
            least(rule_week.week_start + 6, rule_week.valid_to)
            - greatest(rule_week.week_start, rule_week.valid_from)
            + 1
        )
        / 7
    )::double as planned,
    if(rule_week.week_start <= spoken.until, coalesce(any_value(published.published), 0), 0)::double as published,
    coalesce(least(rule_week.week_start + 6, max(rule_week.valid_to)) <= spoken.until, false) as is_complete
from rule_week
cross join spoken
left join published using (partner_id, week_start)
where rule_week.week_start <= $as_of
group by rule_week.partner_id, rule_week.week_start, spoken.until
order by rule_week.partner_id, rule_week.week_start
