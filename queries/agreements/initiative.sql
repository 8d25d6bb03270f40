-- Every initiative, in the order of the agreements file.
--
-- grain:   one row per initiative
-- params:  none
-- columns: initiative_id, name, summary, starts_on, ends_on, monitor_until, currency,
--          audience_universe, credit_scheme

select
    initiative.initiative_id,
    initiative.name,
    initiative.summary,
    initiative.starts_on,
    initiative.ends_on,
    initiative.monitor_until,
    initiative.currency,
    initiative.audience_universe,
    initiative.credit_scheme
from initiative
order by initiative.position
