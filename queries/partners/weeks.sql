-- What each partner brought, by the week of publishing.
--
-- grain:   one row per partner and week with a post
-- params:  initiative_ids, partner_ids, platform_ids, since, until, as_of, known_at
-- columns: partner_id, week_start, posts, exposures, eng_core

select
    post_sums.partner_id,
    date_trunc('week', post_sums.published_on)::date as week_start,
    sum(post_sums.weight)::double as posts,
    sum(post_sums.exposures)::double as exposures,
    sum(post_sums.eng_core)::double as eng_core
from post_sums($as_of, $known_at) as post_sums
where
    among(post_sums.initiative_id, $initiative_ids::varchar[])
    and list_contains($partner_ids::varchar[], post_sums.partner_id)
    and list_contains($platform_ids::varchar[], post_sums.platform_id)
    and post_sums.published_on between $since and $until
group by post_sums.partner_id, date_trunc('week', post_sums.published_on)
order by post_sums.partner_id, week_start
