select
    best_post.initiative_id,
    date_trunc('week', published_on)::date as week_start,
    sum(weight)::double as posts,
    sum(weight * exposures)::double as exposures,
    sum(weight * eng_core)::double as eng_core
from best_post
inner join initiative
    on best_post.initiative_id = initiative.initiative_id and published_on between starts_on and ends_on
group by best_post.initiative_id, week_start
order by best_post.initiative_id, week_start
