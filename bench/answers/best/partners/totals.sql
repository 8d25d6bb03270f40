select
    partner_id,
    sum(weight)::double as posts,
    sum(weight * exposures)::double as exposures,
    sum(weight * eng_core)::double as eng_core,
    sum(weight * reactions)::double as reactions,
    sum(weight * comments)::double as comments,
    sum(weight * shares)::double as shares,
    sum(weight * link_clicks)::double as link_clicks,
    count(*) as posts_counted,
    count(exposures) as posts_with_exposures,
    count(eng_core) as posts_with_eng_core,
    count(link_clicks) as posts_with_link_clicks,
    sum(weight * eng_core) filter (exposures is not null)::double as eri_numerator,
    sum(weight * exposures) filter (eng_core is not null)::double as eri_denominator,
    true as is_whole
from best_post
where
    (list_contains($initiative_ids, initiative_id) or initiative_id = '(none)')
    and published_on between $since and $until
group by partner_id
order by partner_id
