-- Every organisation in a partnership capacity, in the order of the agreements file.
--
-- grain:   one row per partner
-- params:  none
-- columns: partner_id, org_id, short_name, capacity, earns_credit

select
    partner.partner_id,
    partner.org_id,
    partner.short_name,
    partner.capacity,
    partner.earns_credit
from partner
order by partner.position
