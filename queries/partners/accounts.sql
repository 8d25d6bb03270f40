-- The accounts a partner stands behind, with followers and the results credited to the partner through each.
--
-- grain:   one row per partner and account
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: partner_id, account_id, account_name, platform_id, account_kind, operator_name, followers, posts, exposures,
--          eng_core, data_through

with

latest as (

    select
        account_days_known.account_id,
        arg_max(account_days_known.followers, account_days_known.day) as followers
    from account_days_known($known_at) as account_days_known
    where account_days_known.day <= $as_of
    group by account_days_known.account_id

),

delivered as (

    select
        deliveries.account_id,
        max(deliveries.as_of_on) as data_through
    from deliveries($known_at) as deliveries
    where deliveries.as_of_on <= $as_of
    group by deliveries.account_id

),

earned as (

    select
        post_scope.partner_id,
        under.account_id,
        sum(post_scope.weight / nullif(len(post_scope.account_ids), 0)) as posts,
        sum(post_scope.weight * post_scope.exposures / nullif(len(post_scope.account_ids), 0)) as exposures,
        sum(post_scope.weight * post_scope.eng_core / nullif(len(post_scope.account_ids), 0)) as eng_core
    from post_scope($as_of, $known_at) as post_scope,
        unnest(post_scope.account_ids) as under (account_id)
    where list_contains($initiative_ids::varchar[], post_scope.initiative_id)
    group by post_scope.partner_id, under.account_id

)

select
    account_partner.partner_id,
    account.account_id,
    account.name as account_name,
    account.platform_id,
    account.account_kind,
    coalesce(operator.name, owner.name) as operator_name,
    latest.followers,
    coalesce(earned.posts, 0)::double as posts,
    earned.exposures::double as exposures,
    earned.eng_core::double as eng_core,
    delivered.data_through
from account
inner join account_partner on account.account_id = account_partner.account_id
inner join initiative_partner on account_partner.partner_id = initiative_partner.partner_id
left join organisation as owner on account.owner_org_id = owner.org_id
left join account_operator
    on
        account.account_id = account_operator.account_id
        and $as_of between account_operator.valid_from and coalesce(account_operator.valid_to, date '9999-12-31')
left join organisation as operator on account_operator.org_id = operator.org_id
left join latest on account.account_id = latest.account_id
left join delivered on account.account_id = delivered.account_id
left join earned
    on account.account_id = earned.account_id and account_partner.partner_id = earned.partner_id
where
    list_contains($initiative_ids::varchar[], initiative_partner.initiative_id)
    and list_contains($partner_ids::varchar[], account_partner.partner_id)
    and account.account_kind <> 'personal'
order by account_partner.partner_id, account.position
