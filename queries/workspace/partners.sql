-- The partners of initiatives, in the order that fixes their colours.
--
-- grain:   one row per initiative and partner
-- params:  initiative_ids, partner_ids
-- columns: initiative_id, partner_id, short_name, name, capacity, earns_credit, position

select
    initiative_partner.initiative_id,
    partner.partner_id,
    partner.short_name,
    organisation.name,
    partner.capacity,
    partner.earns_credit,
    partner.position
from initiative_partner
inner join partner on initiative_partner.partner_id = partner.partner_id
inner join organisation on partner.org_id = organisation.org_id
where
    list_contains($initiative_ids::varchar[], initiative_partner.initiative_id)
    and list_contains($partner_ids::varchar[], partner.partner_id)
order by initiative_partner.initiative_id, partner.position
