-- All initiatives and partners there are: what a visitor with full rights may see.
--
-- grain:   one row per initiative or partner
-- params:  kinds
-- columns: kind, id

select 'initiative' as kind, initiative.initiative_id as id
from initiative
where list_contains($kinds::varchar[], 'initiative')
union all
select 'partner' as kind, partner.partner_id as id
from partner
where list_contains($kinds::varchar[], 'partner')
order by kind, id
