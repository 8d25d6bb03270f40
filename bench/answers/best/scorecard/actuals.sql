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

summed as (

    select
        target_id,
        sum(weight * numerator) as numerator,
        sum(weight * denominator) as denominator,
        sum(weight) as posts,
        sum(weight) filter (coalesce(numerator, denominator) is not null) as posts_counted,
        sum(weight) filter (day > $as_of::date - 3) as young_posts
    from made
    group by target_id

),

added as (

    select target_id, sum(value) as numerator
    from (
        select target_id, amount as value
        from accrued
        union all
        select target_id, clicks as value
        from clicked
    )
    group by target_id

),

answered as (

    select
        asked.target_id,
        median(if(best_message.responded_at_utc < $as_of::date + 1, best_message.waited_minutes, 'infinity'))
            as answer,
        count(*) as messages
    from asked
    inner join best_message
        on
            asked.initiative_id = best_message.initiative_id
            and best_message.occurred_at_utc::date between asked.period_from and asked.until
    where
        asked.metric_code = 'response_minutes_median'
        and (
            best_message.responded_at_utc < $as_of::date + 1
            or best_message.occurred_at_utc + to_minutes(best_message.agreed_minutes) < $as_of::date + 1
        )
    group by asked.target_id

),

level as (

    select asked.target_id, arg_max(best_level.followers, best_level.day) as level
    from asked
    inner join best_level on asked.account_id = best_level.account_id and best_level.day <= asked.until
    where asked.metric_code = 'followers'
    group by asked.target_id

)

select
    asked.target_id,
    case asked.measurement
        when 'period_ratio'
            then coalesce(coalesce(added.numerator, summed.numerator) / summed.denominator, answered.answer)
        else coalesce(summed.numerator, added.numerator, level.level)
    end::double as actual,
    coalesce(summed.posts_counted, answered.messages)::double as sample_size,
    summed.posts,
    coalesce(summed.young_posts, 0)::double as young_posts
from asked
left join summed on asked.target_id = summed.target_id
left join added on asked.target_id = added.target_id
left join answered on asked.target_id = answered.target_id
left join level on asked.target_id = level.target_id
order by asked.position
