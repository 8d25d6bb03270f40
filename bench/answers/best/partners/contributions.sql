with

given as (

    select
        partner_id,
        sum(amount) as amount,
        sum(
            amount * greatest(0, least($as_of::date, covers_to) - covers_from + 1) / (covers_to - covers_from + 1)
        ) as accrued
    from agreed_contribution
    where list_contains($initiative_ids, initiative_id) and is_agreed
    group by partner_id

),

earned as (

    select partner_id, sum(weight * eng_core) as eng_core, sum(weight * exposures) as exposures
    from best_post
    where list_contains($initiative_ids, initiative_id)
    group by partner_id

),

clicked as (

    select partner_id, sum(clicks)::bigint as tracked_clicks
    from best_click
    where list_contains($initiative_ids, initiative_id) and day <= $as_of
    group by partner_id

)

select
    partner_id,
    given.amount,
    given.accrued::double as accrued,
    earned.eng_core,
    earned.exposures,
    clicked.tracked_clicks,
    (sum(given.amount) over ())::double as amount_of_all,
    (sum(earned.eng_core) over ())::double as eng_core_of_all
from given
full join earned using (partner_id)
left join clicked using (partner_id)
order by partner_id
