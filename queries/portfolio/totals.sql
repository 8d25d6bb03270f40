-- The size of each initiative: posts, exposures, core engagements and tracked clicks so far.
--
-- grain:   one row per initiative
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: initiative_id, posts, exposures, eng_core, tracked_clicks, posts_with_exposures, posts_with_eng_core

with

-- one row per post, whose numbers are the same for each partner: counting rows is cheaper than telling posts apart
told as (

    select
        post_scope.initiative_id,
        post_scope.post_id,
        sum(post_scope.weight) as weight,
        any_value(post_scope.exposures) as exposures,
        any_value(post_scope.eng_core) as eng_core
    from post_scope($as_of, $known_at) as post_scope
    inner join initiative
        on
            post_scope.initiative_id = initiative.initiative_id
            and post_scope.published_on between initiative.starts_on and initiative.ends_on
    where
        list_contains($initiative_ids::varchar[], post_scope.initiative_id)
        and list_contains($partner_ids::varchar[], post_scope.partner_id)
    group by post_scope.initiative_id, post_scope.post_id

),

posted as (

    select
        told.initiative_id,
        sum(told.weight) as posts,
        sum(told.weight * told.exposures) as exposures,
        sum(told.weight * told.eng_core) as eng_core,
        count(told.exposures) as posts_with_exposures,
        count(told.eng_core) as posts_with_eng_core
    from told
    group by told.initiative_id

),

clicked as (

    select
        link_clicks_known.initiative_id,
        sum(link_clicks_known.clicks)::double as tracked_clicks
    from link_clicks_known($known_at) as link_clicks_known
    where
        link_clicks_known.day <= $as_of
        and (
            link_clicks_known.partner_id is null
            or list_contains($partner_ids::varchar[], link_clicks_known.partner_id)
        )
    group by link_clicks_known.initiative_id

)

select
    initiative.initiative_id,
    coalesce(posted.posts, 0)::double as posts,
    posted.exposures::double as exposures,
    posted.eng_core::double as eng_core,
    clicked.tracked_clicks,
    coalesce(posted.posts_with_exposures, 0) as posts_with_exposures,
    coalesce(posted.posts_with_eng_core, 0) as posts_with_eng_core
from initiative
left join posted on initiative.initiative_id = posted.initiative_id
left join clicked on initiative.initiative_id = clicked.initiative_id
where len($partner_ids::varchar[]) > 0 and list_contains($initiative_ids::varchar[], initiative.initiative_id)
order by initiative.position, initiative.initiative_id
