-- The accounts a partner stands behind, with followers and the results credited to the partner through each.
--
-- grain:   one row per partner and account
-- params:  initiative_ids, partner_ids, not_before, shows_others, as_of, known_at
-- columns: partner_id, account_id, account_name, platform_id, account_kind, operator_name, followers, posts, exposures,
--          eng_core, data_through

with

behind as (

    select distinct
        initiative_account.partner_id,
        initiative_account.account_id
    from initiative_account
    where
        list_contains($initiative_ids::varchar[], initiative_account.initiative_id)
        and list_contains($partner_ids::varchar[], initiative_account.partner_id)
        and initiative_account.account_kind <> 'personal'

),

latest as (

    select
        account_days_known.account_id,
        arg_max(account_days_known.followers, account_days_known.day) as followers
    from account_days_known($known_at) as account_days_known
    where
        account_days_known.day between $not_before and $as_of
        and account_days_known.account_id in (select behind.account_id from behind)
    group by account_days_known.account_id

),

delivered as (

    select
        deliveries.account_id,
        max(deliveries.as_of_on) as data_through
    from deliveries($known_at) as deliveries
    where
        deliveries.as_of_on between $not_before and $as_of
        and deliveries.account_id in (select behind.account_id from behind)
    group by deliveries.account_id

),

earned as (

    select
        post_scope.partner_id,
        post_scope.account_id,
        sum(post_scope.weight) as posts,
        sum(post_scope.weight * post_scope.exposures) as exposures,
        sum(post_scope.weight * post_scope.eng_core) as eng_core
    from post_scope($as_of, $known_at) as post_scope
    where
        among(post_scope.initiative_id, $initiative_ids::varchar[])
        and post_scope.published_on >= $not_before
    group by post_scope.partner_id, post_scope.account_id

)

select
    behind.partner_id,
    account_known.account_id,
    account_known.name as account_name,
    account_known.platform_id,
    account_known.account_kind,
    if(
        $shows_others
        or list_contains(organisations_of($partner_ids::varchar[]), coalesce(operator.org_id, owner.org_id)),
        coalesce(operator.name, owner.name),
        null
    ) as operator_name,
    latest.followers,
    coalesce(earned.posts, 0)::double as posts,
    earned.exposures::double as exposures,
    earned.eng_core::double as eng_core,
    delivered.data_through
from behind
inner join account_known on behind.account_id = account_known.account_id
left join organisation as owner on account_known.owner_org_id = owner.org_id
left join account_operator
    on
        account_known.account_id = account_operator.account_id
        and $as_of between account_operator.valid_from and coalesce(account_operator.valid_to, date '9999-12-31')
left join organisation as operator on account_operator.org_id = operator.org_id
left join latest on behind.account_id = latest.account_id
left join delivered on behind.account_id = delivered.account_id
left join earned on behind.account_id = earned.account_id and behind.partner_id = earned.partner_id
order by behind.partner_id, account_known.position, account_known.account_id
