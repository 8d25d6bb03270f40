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
        post_scope.*,
        case
            when
                list_contains($initiative_ids::varchar[], post_scope.initiative_id)
                and list_contains($partner_ids::varchar[], post_scope.partner_id)
                then post_scope.partner_id
            when not everyone.is_shown or list_contains($scope_ids::varchar[], post_scope.partner_id) then null
            when post_scope.partner_id = '(unattributed)' then post_scope.partner_id
            else '(others)'
        end as row_id,
        coalesce(everyone.is_shown, false) as is_whole
    from post_scope($as_of, $known_at) as post_scope
    cross join everyone
    where
        len($initiative_ids::varchar[]) > 0
        and len($partner_ids::varchar[]) > 0
        and (list_contains($initiative_ids::varchar[], post_scope.initiative_id) or post_scope.initiative_id = '(none)')
        and list_contains($platform_ids::varchar[], post_scope.platform_id)
        and post_scope.published_on between $since and $until

),

-- one row per post, whose numbers are the same for each partner: counting rows is cheaper than telling posts apart
told as (

    select
        placed.row_id,
        placed.post_id,
        sum(placed.weight) as weight,
        any_value(placed.exposures) as exposures,
        any_value(placed.eng_core) as eng_core,
        any_value(placed.reactions) as reactions,
        any_value(placed.comments) as comments,
        any_value(placed.shares) as shares,
        any_value(placed.link_clicks) as link_clicks,
        bool_and(placed.is_whole) as is_whole
    from placed
    where placed.row_id is not null
    group by placed.row_id, placed.post_id

)

select
    told.row_id as partner_id,
    sum(told.weight)::double as posts,
    sum(told.weight * told.exposures)::double as exposures,
    sum(told.weight * told.eng_core)::double as eng_core,
    sum(told.weight * told.reactions)::double as reactions,
    sum(told.weight * told.comments)::double as comments,
    sum(told.weight * told.shares)::double as shares,
    sum(told.weight * told.link_clicks)::double as link_clicks,
    count(*) as posts_counted,
    count(told.exposures) as posts_with_exposures,
    count(told.eng_core) as posts_with_eng_core,
    count(told.link_clicks) as posts_with_link_clicks,
    sum(told.weight * if(told.exposures is null, null, told.eng_core))::double as eri_numerator,
    sum(told.weight * if(told.eng_core is null, null, told.exposures))::double as eri_denominator,
    bool_and(told.is_whole) as is_whole
from told
group by told.row_id
order by told.row_id
