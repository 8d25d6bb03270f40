-- Who names whom: for each pair of partners, posts that name the other, both ways.
--
-- grain:   one row per ordered pair of partners
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: from_partner_id, to_partner_id, posts, mentions
--
-- Posts of joint and personal accounts are left out: nobody can say who speaks there for a partner.

with

authored as (

    select distinct
        post_scope.post_id,
        post_scope.caption_id,
        partner.partner_id
    from post_scope($as_of, $known_at) as post_scope,
        unnest(post_scope.account_ids) as under (account_id)
    inner join account on under.account_id = account.account_id and account.account_kind = 'own'
    inner join partner on account.owner_org_id = partner.org_id and partner.earns_credit
    where
        list_contains($initiative_ids::varchar[], post_scope.initiative_id)
        and post_scope.initiative_id <> '(none)'

),

size as (

    select authored.partner_id, count(*) as posts
    from authored
    group by authored.partner_id

),

named as (

    select
        authored.partner_id,
        partner.partner_id as named_id,
        count(distinct authored.post_id) as mentions
    from authored
    inner join caption_mention on authored.caption_id = caption_mention.caption_id
    inner join account on caption_mention.handle = account.handle and account.account_kind = 'own'
    inner join partner on account.owner_org_id = partner.org_id and partner.earns_credit
    group by authored.partner_id, partner.partner_id

)

select
    giver.partner_id as from_partner_id,
    taker.partner_id as to_partner_id,
    giver.posts,
    coalesce(named.mentions, 0) as mentions
from size as giver
inner join size as taker on giver.partner_id <> taker.partner_id
left join named on giver.partner_id = named.partner_id and taker.partner_id = named.named_id
where
    list_contains($partner_ids::varchar[], giver.partner_id)
    and list_contains($partner_ids::varchar[], taker.partner_id)
order by from_partner_id, to_partner_id
