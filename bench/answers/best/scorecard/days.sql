with

asked as (
    select *, least(period_to, $as_of::date) as until
    from target
    where list_contains($initiative_ids, initiative_id)
),

made as (

    select
        asked.target_id,
        best_post.published_on as day,
        best_post.weight,
        case asked.metric_code
            when 'posts_published' then 1
            when 'exposures' then best_post.exposures
            when 'eng_core' then best_post.eng_core
            when 'eri_core' then if(best_post.exposures is null, null, best_post.eng_core)
            when 'promo_share' then (best_post.content_class = 'promotional')::integer
        end as numerator,
        case asked.metric_code
            when 'eri_core' then if(best_post.eng_core is null, null, best_post.exposures)
            when 'promo_share' then if(best_post.content_class is null, null, 1)
            when 'cost_per_engagement' then best_post.eng_core
        end as denominator
    from asked
    inner join best_post
        on
            asked.initiative_id = best_post.initiative_id
            and best_post.published_on between asked.period_from and asked.until
            and (asked.partner_id is null or asked.partner_id = best_post.partner_id)
    where
        asked.metric_code in (
            'posts_published', 'exposures', 'eng_core', 'eri_core', 'promo_share', 'cost_per_engagement'
        )
        and asked.measurement <> 'activity_in_period'

),

accrued as (

    select
        asked.target_id,
        unnest(
            generate_series(
                greatest(given.covers_from, asked.period_from), least(given.covers_to, asked.until), interval 1 day
            )
        )::date as day,
        given.amount / (given.covers_to - given.covers_from + 1) as amount
    from asked
    inner join agreed_contribution as given
        on asked.initiative_id = given.initiative_id and asked.metric_code = 'cost_per_engagement'
    where given.is_agreed

),

clicked as (

    select asked.target_id, best_click.day, best_click.clicks
    from asked
    inner join best_click
        on
            asked.initiative_id = best_click.initiative_id
            and best_click.day between asked.period_from and asked.until
    where asked.metric_code = 'tracked_clicks'

),

part as (

    select target_id, day, weight * numerator as numerator, weight * denominator as denominator, null as level
    from made
    where numerator is not null or denominator is not null
    union all
    select target_id, day, amount, null, null
    from accrued
    union all
    select target_id, day, clicks, null, null
    from clicked
    union all
    select asked.target_id, best_level.day, null, null, best_level.followers
    from asked
    inner join best_level on asked.account_id = best_level.account_id and best_level.day <= asked.until
    where asked.metric_code = 'followers'

)

select
    target_id, day, sum(numerator)::double as numerator, sum(denominator)::double as denominator,
    sum(level)::double as level
from part
group by target_id, day
order by target_id, day
