-- Who names whom: for each pair of partners, posts that name the other, both ways; all outside the scope are one.
--
-- grain:   one row per ordered pair of partners
-- params:  initiative_ids, partner_ids, not_before, shows_others, as_of, known_at
-- columns: from_partner_id, to_partner_id, posts, mentions
--
-- Posts of joint and personal accounts are left out: nobody can say who speaks there for a partner. So are shares of
-- others' posts. A handle means the account of the platform it is written on; where the platform has none of that name,
-- any account of that name. Partners outside the scope are '(others)' together, where it may show them at all.

with

authored as (

    select distinct
        post_scope.post_id,
        post_scope.caption_id,
        post_scope.platform_id,
        if(
            list_contains($partner_ids::varchar[], post_scope.partner_id), post_scope.partner_id, '(others)'
        ) as partner_id
    from post_scope($as_of, $known_at) as post_scope
    where
        among(post_scope.initiative_id, $initiative_ids::varchar[])
        and post_scope.credit_basis = 'owner account'
        and not post_scope.is_share
        and post_scope.published_on >= $not_before
        and ($shows_others or list_contains($partner_ids::varchar[], post_scope.partner_id))

),

size as (

    select authored.partner_id, count(*) as posts
    from authored
    group by authored.partner_id

),

called as (

    select distinct
        platform.platform_id,
        account.handle,
        if(
            list_contains($partner_ids::varchar[], initiative_account.partner_id),
            initiative_account.partner_id,
            '(others)'
        ) as partner_id
    from initiative_account
    inner join account on initiative_account.account_id = account.account_id
    cross join platform
    left join account as there on platform.platform_id = there.platform_id and account.handle = there.handle
    where
        list_contains($initiative_ids::varchar[], initiative_account.initiative_id)
        and initiative_account.account_kind = 'own'
        and coalesce(there.account_id, account.account_id) = account.account_id

),

named as (

    select
        authored.partner_id,
        called.partner_id as named_id,
        count(distinct authored.post_id) as mentions
    from authored
    inner join caption_mention on authored.caption_id = caption_mention.caption_id
    inner join called on authored.platform_id = called.platform_id and caption_mention.handle = called.handle
    group by authored.partner_id, called.partner_id

)

select
    giver.partner_id as from_partner_id,
    taker.partner_id as to_partner_id,
    giver.posts,
    coalesce(named.mentions, 0) as mentions
from size as giver
inner join size as taker on giver.partner_id <> taker.partner_id
left join named on giver.partner_id = named.partner_id and taker.partner_id = named.named_id
where len($partner_ids::varchar[]) > 0
order by from_partner_id, to_partner_id
