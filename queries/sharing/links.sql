-- Every link that was made, with whether what it shows and who made it are still there.
--
-- grain:   one row per link
-- params:  none
-- columns: link_id, token_sha256, label, initiative_id, partner_id, pages, since, until, as_of, known_at_utc,
--          shows_people, shows_costs, shows_others, allows_downloads, passphrase, created_by, created_at_utc,
--          expires_at_utc, state, revision, is_grounded, is_all_paused
--
-- is_grounded: the initiative stands, the partner takes part in it, and who made the link still may.

select
    share_link.link_id,
    share_link.token_sha256,
    share_link.label,
    share_link.initiative_id,
    share_link.partner_id,
    share_link.pages,
    share_link.since,
    share_link.until,
    share_link.as_of,
    share_link.known_at_utc,
    share_link.shows_people,
    share_link.shows_costs,
    share_link.shows_others,
    share_link.allows_downloads,
    share_link.passphrase,
    share_link.created_by,
    share_link.created_at_utc,
    share_link.expires_at_utc,
    share_link.state,
    share_link.revision,
    (
        initiative.initiative_id is not null
        and (share_link.partner_id is null or initiative_partner.partner_id is not null)
        and coalesce(member.is_active and member.role in ('owner', 'lead'), true)
    ) as is_grounded,
    coalesce((select arg_max(share_pause.is_paused, share_pause.rowid) from share_pause), false) as is_all_paused
from share_link
left join initiative on share_link.initiative_id = initiative.initiative_id
left join initiative_partner
    on
        share_link.initiative_id = initiative_partner.initiative_id
        and share_link.partner_id = initiative_partner.partner_id
left join member on share_link.created_by = member.member_id
order by share_link.created_at_utc, share_link.link_id
