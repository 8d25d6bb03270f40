-- The size of each initiative: posts, exposures, core engagements and tracked clicks so far.
--
-- grain:   one row per initiative
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: initiative_id, posts, exposures, eng_core, tracked_clicks, posts_with_exposures, posts_with_eng_core

with

-- one row per post that several partners earn, and one for all others together
told as (

    select
        post_sums.initiative_id,
        sum(post_sums.weight) as weight,
        sum(post_sums.exposures) as exposures,
        sum(post_sums.eng_core) as eng_core,
        counted_once(post_sums.post_id, post_sums.posts_with_exposures) as posts_with_exposures,
        counted_once(post_sums.post_id, post_sums.posts_with_eng_core) as posts_with_eng_core
    from post_sums($as_of, $known_at) as post_sums
    inner join initiative
        on
            post_sums.initiative_id = initiative.initiative_id
            and post_sums.published_on between initiative.starts_on and initiative.ends_on
    where
        list_contains($initiative_ids::varchar[], post_sums.initiative_id)
        and list_contains($partner_ids::varchar[], post_sums.partner_id)
    group by post_sums.initiative_id, post_sums.post_id

),

posted as (

    select
        told.initiative_id,
        sum(told.weight) as posts,
        sum(told.exposures) as exposures,
        sum(told.eng_core) as eng_core,
        sum(told.posts_with_exposures)::bigint as posts_with_exposures,
        sum(told.posts_with_eng_core)::bigint as posts_with_eng_core
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
