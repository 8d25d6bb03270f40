-- What each partner put in beside what is credited to it.
--
-- grain:   one row per partner with a contribution or a credited post
-- params:  initiative_ids, partner_ids, not_before, shows_others, shows_costs, as_of, known_at
-- columns: partner_id, amount, accrued, eng_core, exposures, tracked_clicks, amount_of_all, eng_core_of_all
--
-- amount is the whole agreed value; accrued spreads it evenly over the days it covers, up to the day asked. What
-- all put in and earned together is null where the scope may not show sums that count partners outside it.

with

given as (

    select
        contributions_known.partner_id,
        sum(contributions_known.amount) as amount,
        sum(
            contributions_known.amount
            * greatest(
                0,
                least($as_of::date, contributions_known.covers_to)
                - greatest(contributions_known.covers_from, $not_before::date) + 1
            )
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
        post_sums.partner_id,
        sum(post_sums.eng_core) as eng_core,
        sum(post_sums.exposures) as exposures
    from post_sums($as_of, $known_at) as post_sums
    where
        among(post_sums.initiative_id, $initiative_ids::varchar[])
        and post_sums.initiative_id <> '(none)'
        and post_sums.published_on >= $not_before
    group by post_sums.partner_id

),

clicked as (

    select
        link_clicks_known.partner_id,
        sum(link_clicks_known.clicks) as tracked_clicks
    from link_clicks_known($known_at) as link_clicks_known
    where
        list_contains($initiative_ids::varchar[], link_clicks_known.initiative_id)
        and link_clicks_known.day between $not_before and $as_of
        and link_clicks_known.partner_id is not null
    group by link_clicks_known.partner_id

),

met as (

    select
        coalesce(given.partner_id, earned.partner_id) as partner_id,
        given.amount,
        given.accrued,
        earned.eng_core,
        earned.exposures
    from given
    full join earned on given.partner_id = earned.partner_id

),

together as (

    select
        sum(met.amount)::double as amount,
        sum(met.eng_core)::double as eng_core
    from met
    having $shows_others or bool_and(list_contains($partner_ids::varchar[], met.partner_id))

)

select
    met.partner_id,
    met.amount::double as amount,
    met.accrued::double as accrued,
    met.eng_core::double as eng_core,
    met.exposures::double as exposures,
    clicked.tracked_clicks::bigint as tracked_clicks,
    together.amount as amount_of_all,
    together.eng_core as eng_core_of_all
from met
left join clicked on met.partner_id = clicked.partner_id
left join together on true
where $shows_costs and list_contains($partner_ids::varchar[], met.partner_id)
order by met.partner_id
