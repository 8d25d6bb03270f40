-- Posts, exposures and core engagements of each initiative by the week of publishing.
--
-- grain:   one row per initiative and week with a post
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: initiative_id, week_start, posts, exposures, eng_core
--
-- A week without a post in any file is absent: a gap is not a zero.

select
    post_scope.initiative_id,
    date_trunc('week', post_scope.published_on)::date as week_start,
    sum(post_scope.weight)::double as posts,
    sum(post_scope.weight * post_scope.exposures)::double as exposures,
    sum(post_scope.weight * post_scope.eng_core)::double as eng_core
from post_scope($as_of, $known_at) as post_scope
inner join initiative
    on
        post_scope.initiative_id = initiative.initiative_id
        and post_scope.published_on between initiative.starts_on and initiative.ends_on
where
    list_contains($initiative_ids::varchar[], post_scope.initiative_id)
    and list_contains($partner_ids::varchar[], post_scope.partner_id)
group by post_scope.initiative_id, date_trunc('week', post_scope.published_on)
order by post_scope.initiative_id, week_start
