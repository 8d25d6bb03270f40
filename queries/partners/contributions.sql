-- What each partner put in beside what is credited to it.
--
-- grain:   one row per partner with a contribution or a credited post
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: partner_id, amount, accrued, eng_core, exposures, tracked_clicks
--
-- amount is the whole agreed value; accrued spreads it evenly over the days it covers, up to the day asked.

with

given as (

    select
        contributions_known.partner_id,
        sum(contributions_known.amount) as amount,
        sum(
            contributions_known.amount
            * greatest(0, least($as_of::date, contributions_known.covers_to) - contributions_known.covers_from + 1)
            / nullif(contributions_known.covers_to - contributions_known.covers_from + 1, 0)
        ) as accrued
    from contributions_known($known_at) as contributions_known
    where
        list_contains($initiative_ids::varchar[], contributions_known.initiative_id)
        and contributions_known.is_agreed
    group by contributions_known.partner_id

),

earned as (

    select
        post_scope.partner_id,
        sum(post_scope.weight * post_scope.eng_core) as eng_core,
        sum(post_scope.weight * post_scope.exposures) as exposures
    from post_scope($as_of, $known_at) as post_scope
    where
        list_contains($initiative_ids::varchar[], post_scope.initiative_id)
        and post_scope.initiative_id <> '(none)'
    group by post_scope.partner_id

),

clicked as (

    select
        link_clicks_known.partner_id,
        sum(link_clicks_known.clicks) as tracked_clicks
    from link_clicks_known($known_at) as link_clicks_known
    where
        list_contains($initiative_ids::varchar[], link_clicks_known.initiative_id)
        and link_clicks_known.day <= $as_of
        and link_clicks_known.partner_id is not null
    group by link_clicks_known.partner_id

)

select
    coalesce(given.partner_id, earned.partner_id) as partner_id,
    given.amount::double as amount,
    given.accrued::double as accrued,
    earned.eng_core::double as eng_core,
    earned.exposures::double as exposures,
    clicked.tracked_clicks::bigint as tracked_clicks
from given
full join earned on given.partner_id = earned.partner_id
left join clicked on coalesce(given.partner_id, earned.partner_id) = clicked.partner_id
where list_contains($partner_ids::varchar[], coalesce(given.partner_id, earned.partner_id))
order by partner_id
