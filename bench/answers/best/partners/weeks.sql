select
    partner_id,
    date_trunc('week', published_on)::date as week_start,
    sum(weight)::double as posts,
    sum(weight * exposures)::double as exposures,
    sum(weight * eng_core)::double as eng_core
from best_post
where list_contains($initiative_ids, initiative_id) and published_on between $since and $until
group by partner_id, week_start
order by partner_id, week_start
