-- The platforms an initiative is on: those where one of its partners that may be shown has an account.
--
-- grain:   one row per platform
-- params:  initiative_ids, partner_ids, shows_others
-- columns: platform_id, name, exposure_label, position

select distinct
    platform.platform_id,
    platform.name,
    platform.exposure_label,
    platform.position
from platform
inner join account on platform.platform_id = account.platform_id
inner join account_partner on account.account_id = account_partner.account_id
inner join initiative_partner on account_partner.partner_id = initiative_partner.partner_id
where
    list_contains($initiative_ids::varchar[], initiative_partner.initiative_id)
    and len($partner_ids::varchar[]) > 0
    and ($shows_others or list_contains($partner_ids::varchar[], account_partner.partner_id))
order by platform.position
