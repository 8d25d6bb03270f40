-- What each partner brings, with the unattributed remainder as a row of its own.
--
-- grain:   one row per partner, one for '(others)' together, and one for '(unattributed)'
-- params:  initiative_ids, partner_ids, scope_ids, shows_others, platform_ids, since, until, as_of, known_at
-- columns: partner_id, posts, exposures, eng_core, reactions, comments, shares, link_clicks, posts_counted,
--          posts_with_exposures, posts_with_eng_core, posts_with_link_clicks, eri_numerator, eri_denominator,
--          is_whole
--
-- Credit weights split joint posts, so that the rows add up to the whole and nobody is counted twice. Partners outside
-- the scope, which is scope_ids, are one row where it may show them. is_whole: nobody is left out, so that the rows add
-- up to the whole; only then is the remainder that nobody earns a row.

with

everyone as (

    select
        $shows_others
        or list_contains($scope_ids::varchar[], '(unattributed)')
        or bool_and(list_contains($scope_ids::varchar[], initiative_partner.partner_id)) as is_shown
    from initiative_partner
    where list_contains($initiative_ids::varchar[], initiative_partner.initiative_id)

),

placed as (

    select
        post_sums.*,
        case
            when
                list_contains($initiative_ids::varchar[], post_sums.initiative_id)
                and list_contains($partner_ids::varchar[], post_sums.partner_id)
                then post_sums.partner_id
            when not everyone.is_shown or list_contains($scope_ids::varchar[], post_sums.partner_id) then null
            when post_sums.partner_id = '(unattributed)' then post_sums.partner_id
            else '(others)'
        end as row_id,
        coalesce(everyone.is_shown, false) as is_whole
    from post_sums($as_of, $known_at) as post_sums
    cross join everyone
    where
        len($initiative_ids::varchar[]) > 0
        and len($partner_ids::varchar[]) > 0
        and among(post_sums.initiative_id, list_append($initiative_ids::varchar[], '(none)'))
        and list_contains($platform_ids::varchar[], post_sums.platform_id)
        and post_sums.published_on between $since and $until

),

-- one row per post that several partners earn, and one for all others together
told as (

    select
        placed.row_id,
        sum(placed.weight) as weight,
        sum(placed.exposures) as exposures,
        sum(placed.eng_core) as eng_core,
        sum(placed.reactions) as reactions,
        sum(placed.comments) as comments,
        sum(placed.shares) as shares,
        sum(placed.link_clicks) as link_clicks,
        counted_once(placed.post_id, placed.posts) as posts_counted,
        counted_once(placed.post_id, placed.posts_with_exposures) as posts_with_exposures,
        counted_once(placed.post_id, placed.posts_with_eng_core) as posts_with_eng_core,
        counted_once(placed.post_id, placed.posts_with_link_clicks) as posts_with_link_clicks,
        sum(placed.eri_numerator) as eri_numerator,
        sum(placed.eri_denominator) as eri_denominator,
        bool_and(placed.is_whole) as is_whole
    from placed
    where placed.row_id is not null
    group by placed.row_id, placed.post_id

)

select
    told.row_id as partner_id,
    sum(told.weight)::double as posts,
    sum(told.exposures)::double as exposures,
    sum(told.eng_core)::double as eng_core,
    sum(told.reactions)::double as reactions,
    sum(told.comments)::double as comments,
    sum(told.shares)::double as shares,
    sum(told.link_clicks)::double as link_clicks,
    sum(told.posts_counted)::bigint as posts_counted,
    sum(told.posts_with_exposures)::bigint as posts_with_exposures,
    sum(told.posts_with_eng_core)::bigint as posts_with_eng_core,
    sum(told.posts_with_link_clicks)::bigint as posts_with_link_clicks,
    sum(told.eri_numerator)::double as eri_numerator,
    sum(told.eri_denominator)::double as eri_denominator,
    bool_and(told.is_whole) as is_whole
from told
group by told.row_id
order by told.row_id
