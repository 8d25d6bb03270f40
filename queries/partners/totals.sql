-- What each partner brings, with the unattributed remainder as a row of its own.
--
-- grain:   one row per partner, and one for '(unattributed)'
-- params:  initiative_ids, partner_ids, platform_ids, since, until, as_of, known_at
-- columns: partner_id, posts, exposures, eng_core, reactions, comments, shares, link_clicks, posts_counted,
--          posts_with_exposures, posts_with_eng_core, posts_with_link_clicks, eri_numerator, eri_denominator
--
-- Credit weights split joint posts, so that the rows add up to the whole and nobody is counted twice.

select
    post_scope.partner_id,
    sum(post_scope.weight)::double as posts,
    sum(post_scope.weight * post_scope.exposures)::double as exposures,
    sum(post_scope.weight * post_scope.eng_core)::double as eng_core,
    sum(post_scope.weight * post_scope.reactions)::double as reactions,
    sum(post_scope.weight * post_scope.comments)::double as comments,
    sum(post_scope.weight * post_scope.shares)::double as shares,
    sum(post_scope.weight * post_scope.link_clicks)::double as link_clicks,
    count(distinct post_scope.post_id) as posts_counted,
    count(distinct post_scope.post_id) filter (post_scope.exposures is not null) as posts_with_exposures,
    count(distinct post_scope.post_id) filter (post_scope.eng_core is not null) as posts_with_eng_core,
    count(distinct post_scope.post_id) filter (post_scope.link_clicks is not null) as posts_with_link_clicks,
    sum(post_scope.weight * if(post_scope.exposures is null, null, post_scope.eng_core))::double as eri_numerator,
    sum(post_scope.weight * if(post_scope.eng_core is null, null, post_scope.exposures))::double as eri_denominator
from post_scope($as_of, $known_at) as post_scope
where
    list_contains($initiative_ids::varchar[], post_scope.initiative_id)
    and list_contains($partner_ids::varchar[], post_scope.partner_id)
    and list_contains($platform_ids::varchar[], post_scope.platform_id)
    and post_scope.published_on between $since and $until
group by post_scope.partner_id
order by post_scope.partner_id
