-- Who takes part in an initiative, and since when.
--
-- grain:   one row per initiative and partner
-- params:  none
-- columns: initiative_id, partner_id, joined_on, left_on

select
    initiative_partner.initiative_id,
    initiative_partner.partner_id,
    initiative_partner.joined_on,
    initiative_partner.left_on
from initiative_partner
order by initiative_partner.rowid
