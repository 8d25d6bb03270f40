select
    initiative_partner.initiative_id, partner.partner_id, partner.short_name, organisation.name, partner.capacity,
    partner.earns_credit, partner.position
from initiative_partner
inner join partner on initiative_partner.partner_id = partner.partner_id
inner join organisation on partner.org_id = organisation.org_id
where list_contains($initiative_ids, initiative_partner.initiative_id)
order by initiative_partner.initiative_id, partner.position
