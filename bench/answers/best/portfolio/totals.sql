select
    initiative.initiative_id,
    coalesce(posted.posts, 0)::double as posts,
    posted.exposures,
    posted.eng_core,
    clicked.clicks::double as tracked_clicks,
    coalesce(posted.posts_with_exposures, 0) as posts_with_exposures,
    coalesce(posted.posts_with_eng_core, 0) as posts_with_eng_core
from initiative
left join (
    select
        best_post.initiative_id,
        sum(weight) as posts,
        sum(weight * exposures) as exposures,
        sum(weight * eng_core) as eng_core,
        count(distinct post_id) filter (exposures is not null) as posts_with_exposures,
        count(distinct post_id) filter (eng_core is not null) as posts_with_eng_core
    from best_post
    inner join initiative
        on best_post.initiative_id = initiative.initiative_id and published_on between starts_on and ends_on
    group by best_post.initiative_id
) as posted on initiative.initiative_id = posted.initiative_id
left join (
    select initiative_id, sum(clicks) as clicks from best_click
    where day <= $as_of
    group by initiative_id)
    as clicked
    on initiative.initiative_id = clicked.initiative_id
order by initiative.position
