-- What every target has reached as of a day, as known at a time.
--
-- grain:   one row per target
-- params:  initiative_ids, partner_ids, not_before, shows_others, shows_costs, as_of, known_at
-- columns: target_id, actual, sample_size, posts, young_posts
--
-- A ratio is sum over sum. A level is the last one read. A median response time counts an unanswered due message as
-- infinitely late; the share answered in time needs an agreed time. sample_size counts the posts (with credit) or
-- messages behind the figure, posts those in scope; both are null where the figure is not made of any. young_posts are
-- those of the last 3 days, whose numbers still grow. What posts gained over a period: scorecard/activity.

with

asked as (

    select target.*
    from
        target_within(
            $initiative_ids::varchar[], $partner_ids::varchar[], $not_before, $shows_others, $shows_costs
        ) as target

),

summed as (

    select
        target_days.target_id,
        sum(target_days.numerator) as numerator,
        sum(target_days.denominator) as denominator,
        sum(target_days.posts) as posts,
        sum(target_days.posts_counted) as posts_counted,
        sum(target_days.posts) filter (target_days.day > $as_of::date - 3) as young_posts
    from target_days($initiative_ids::varchar[], $as_of, $known_at) as target_days
    group by target_days.target_id

),

last_level as (

    select
        target_levels.target_id,
        arg_max(target_levels.level, target_levels.day) as level
    from target_levels($initiative_ids::varchar[], $as_of, $known_at) as target_levels
    where target_levels.day >= $not_before
    group by target_levels.target_id

),

answered as (

    select
        asked.target_id,
        case asked.metric_code
            when 'response_minutes_median' then median(coalesce(answer_times.minutes, 'infinity'::double))
            when 'response_rate' then avg((answer_times.minutes is not null)::integer)
            when 'response_within_sla' then avg(
                if(
                    answer_times.agreed_minutes is null,
                    null,
                    coalesce(answer_times.minutes <= answer_times.agreed_minutes, false)::integer
                )
            )
        end as answer,
        count(*) as messages
    from answer_times($initiative_ids::varchar[], $as_of, $known_at) as answer_times
    inner join asked
        on
            answer_times.initiative_id = asked.initiative_id
            and asked.metric_code in ('response_minutes_median', 'response_rate', 'response_within_sla')
            and answer_times.day between asked.period_from and asked.period_to
            and (asked.platform_id is null or answer_times.platform_id = asked.platform_id)
            and (asked.account_id is null or answer_times.account_id = asked.account_id)
    left join initiative_account
        on
            answer_times.initiative_id = initiative_account.initiative_id
            and answer_times.account_id = initiative_account.account_id
            and asked.partner_id = initiative_account.partner_id
            and initiative_account.account_kind <> 'joint'
    where answer_times.is_due and (asked.partner_id is null or initiative_account.partner_id is not null)
    group by asked.target_id, asked.metric_code

)

select
    asked.target_id,
    case
        when asked.measurement = 'period_ratio'
            then coalesce(summed.numerator / nullif(summed.denominator, 0), answered.answer)
        when asked.metric_code in ('posts_published', 'advocate_posts') and spoken_until.until >= asked.period_from
            then coalesce(summed.numerator, 0)
        else coalesce(summed.numerator, last_level.level)
    end::double as actual,
    coalesce(summed.posts_counted, answered.messages)::double as sample_size,
    summed.posts::double as posts,
    coalesce(summed.young_posts, 0)::double as young_posts
from asked
cross join spoken_until($as_of, $known_at) as spoken_until
left join summed on asked.target_id = summed.target_id
left join last_level on asked.target_id = last_level.target_id
left join answered on asked.target_id = answered.target_id
order by asked.initiative_id, asked.position, asked.target_id
