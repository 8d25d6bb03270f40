select 'initiative' as kind, initiative_id as id from initiative
union all
select 'partner' as kind, partner_id as id from partner
order by kind, id
