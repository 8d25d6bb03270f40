-- The posts that a link would show, with their words, for the check before it goes live.
--
-- grain:   one row per post
-- params:  initiative_ids, partner_ids, since, until, as_of, known_at
-- columns: post_id, published_on, account_name, platform_id, person_id, text, permalink
--
-- since and until null: no bound. person_id is the colleague whose own account it is.

with

shown as (

    select distinct on (scoped.post_id) scoped.*
    from post_scope($as_of, $known_at) as scoped
    where
        list_contains($initiative_ids::varchar[], scoped.initiative_id)
        and list_contains($partner_ids::varchar[], scoped.partner_id)
        and scoped.published_on >= coalesce($since::date, scoped.published_on)
        and scoped.published_on <= coalesce($until::date, scoped.published_on)
    order by scoped.post_id, scoped.partner_id

)

select
    shown.post_id,
    shown.published_on,
    account_known.name as account_name,
    shown.platform_id,
    account_known.person_id,
    caption.text,
    if(account_known.is_named, shown.permalink, null) as permalink
from shown
left join account_known on shown.account_id = account_known.account_id
left join caption on shown.caption_id = caption.caption_id
order by shown.published_on desc, shown.post_id asc
