-- Posts, exposures and core engagements of each initiative by the week of publishing.
--
-- grain:   one row per initiative and week with a post
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: initiative_id, week_start, posts, exposures, eng_core
--
-- A week without a post in any file is absent: a gap is not a zero.

select
    post_sums.initiative_id,
    date_trunc('week', post_sums.published_on)::date as week_start,
    sum(post_sums.weight)::double as posts,
    sum(post_sums.exposures)::double as exposures,
    sum(post_sums.eng_core)::double as eng_core
from post_sums($as_of, $known_at) as post_sums
inner join initiative
    on
        post_sums.initiative_id = initiative.initiative_id
        and post_sums.published_on between initiative.starts_on and initiative.ends_on
where
    list_contains($initiative_ids::varchar[], post_sums.initiative_id)
    and list_contains($partner_ids::varchar[], post_sums.partner_id)
group by post_sums.initiative_id, date_trunc('week', post_sums.published_on)
order by post_sums.initiative_id, week_start
