select
    partner_id as group_id,
    date_trunc('week', published_on)::date as week_start,
    count(*) as posts,
    sum(weight * eng_core)::double as numerator,
    sum(weight * exposures / 1000.0)::double as denominator
from best_post
where
    list_contains($initiative_ids, initiative_id)
    and initiative_id <> '(none)'
    and published_on between $since and $until
    and eng_core is not null
    and exposures > 0
group by partner_id, week_start
order by partner_id, week_start
