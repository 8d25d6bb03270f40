with

post as (

    select
        partner_id as group_id,
        account_id,
        weight,
        eng_core::double as y,
        nullif(exposures, 0) / 1000.0 as x,
        eng_core is not null and nullif(exposures, 0) is not null as has_value
    from best_post
    where
        list_contains($initiative_ids, initiative_id)
        and initiative_id <> '(none)'
        and published_on between $since and $until

)

select
    group_id,
    count(*) filter (has_value) as posts,
    count(*) filter (not has_value) as posts_without_value,
    coalesce(list(distinct account_id order by account_id) filter (has_value), []) as account_ids,
    sum(weight * y) filter (has_value) as numerator,
    sum(weight * x) filter (has_value) as denominator,
    sum(weight * y * y) filter (has_value) as sum_yy,
    sum(weight * x * y) as sum_xy,
    sum(weight * x * x) filter (has_value) as sum_xx,
    median(y / x) as median_rate
from post
group by group_id
order by group_id
