with

behind as (

    select *
    from best_account
    where list_contains($initiative_ids, initiative_id)

),

latest as (

    select account_id, arg_max(followers, day) as followers
    from best_level
    where account_id in (select behind.account_id from behind) and day <= $as_of
    group by account_id

),

delivered as (

    select account_id, max(as_of_on) as data_through
    from best_delivery
    where list_contains($initiative_ids, initiative_id) and as_of_on <= $as_of
    group by account_id

),

earned as (

    select
        partner_id, account_id, sum(weight) as posts, sum(weight * exposures) as exposures,
        sum(weight * eng_core) as eng_core
    from best_post
    where list_contains($initiative_ids, initiative_id)
    group by partner_id, account_id

)

select
    behind.partner_id,
    behind.account_id,
    behind.account_name,
    behind.platform_id,
    behind.account_kind,
    behind.operator_name,
    latest.followers,
    coalesce(earned.posts, 0)::double as posts,
    earned.exposures::double as exposures,
    earned.eng_core::double as eng_core,
    delivered.data_through
from behind
left join latest on behind.account_id = latest.account_id
left join delivered on behind.account_id = delivered.account_id
left join earned on behind.account_id = earned.account_id and behind.partner_id = earned.partner_id
order by behind.partner_id, behind.position
