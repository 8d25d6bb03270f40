with

authored as (

    select post_id, caption_id, platform_id, partner_id
    from best_post
    where list_contains($initiative_ids, initiative_id) and credit_basis = 'owner account' and not is_share

),

size as (
    select partner_id, count(*) as posts
    from authored
    group by partner_id
),

called as (

    select best_account.partner_id, best_account.handle, best_account.platform_id
    from best_account
    where list_contains($initiative_ids, best_account.initiative_id) and best_account.account_kind = 'own'

),

named as (

    select authored.partner_id, called.partner_id as named_id, count(distinct authored.post_id) as mentions
    from authored
    inner join caption_mention on authored.caption_id = caption_mention.caption_id
    inner join called on caption_mention.handle = called.handle
    left join account as there on authored.platform_id = there.platform_id and called.handle = there.handle
    where coalesce(there.platform_id, called.platform_id) = called.platform_id
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
order by from_partner_id, to_partner_id
