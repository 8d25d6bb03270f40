-- Loaded contributions in another currency than their initiative: they are left out of every sum.
--
-- grain:   one row per contribution and batch
-- params:  none
-- columns: offence, offender, detail

select
    'contribution in another currency' as offence,
    contribution.contribution_id as offender,
    contribution.batch_id as detail
from contribution
inner join initiative on contribution.initiative_id = initiative.initiative_id
where contribution.currency <> initiative.currency
order by offender, detail
