with

wanted as (

    select *
    from target
    where
        initiative_id in (select unnest($initiative_ids)) and measurement = 'activity_in_period'
        and metric_code <> 'tracked_clicks'

),

gained as (

    select
        wanted.target_id, best_gain.previous_on, best_gain.as_of_on, wanted.period_from, wanted.period_to,
        sum(
            best_gain.weight * case wanted.metric_code
                when 'exposures' then best_gain.exposures
                when 'eng_core' then best_gain.eng_core
                when 'link_clicks' then best_gain.link_clicks
                when 'video_views' then best_gain.video_views
            end
        ) as gained
    from best_gain
    inner join wanted
        on
            best_gain.initiative_id = wanted.initiative_id
            and (wanted.partner_id is null or best_gain.partner_id = wanted.partner_id)
            and (wanted.platform_id is null or best_gain.platform_id = wanted.platform_id)
            and (wanted.account_id is null or list_contains(best_gain.account_ids, wanted.account_id))
            and (wanted.content_format is null or best_gain.content_format = wanted.content_format)
            and (wanted.content_class is null or best_gain.content_class = wanted.content_class)
    where best_gain.as_of_on <= $as_of
    group by all

),

day as (

    select
        target_id, period_from, period_to,
        unnest(generate_series(previous_on + 1, as_of_on, interval 1 day))::date as day,
        gained / (as_of_on - previous_on) as value
    from gained

)

select target_id, day, sum(value) as numerator
from day
where day between period_from and period_to
group by target_id, day
order by target_id, day
