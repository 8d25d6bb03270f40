-- What each partner brought, by the week of publishing.
--
-- grain:   one row per partner and week with a post
-- params:  initiative_ids, partner_ids, platform_ids, since, until, as_of, known_at
-- columns: partner_id, week_start, posts, exposures, eng_core

select
    post_scope.partner_id,
    date_trunc('week', post_scope.published_on)::date as week_start,
    sum(post_scope.weight)::double as posts,
    sum(post_scope.weight * post_scope.exposures)::double as exposures,
    sum(post_scope.weight * post_scope.eng_core)::double as eng_core
from post_scope($as_of, $known_at) as post_scope
where
    list_contains($initiative_ids::varchar[], post_scope.initiative_id)
    and list_contains($partner_ids::varchar[], post_scope.partner_id)
    and list_contains($platform_ids::varchar[], post_scope.platform_id)
    and post_scope.published_on between $since and $until
group by post_scope.partner_id, date_trunc('week', post_scope.published_on)
order by post_scope.partner_id, week_start
