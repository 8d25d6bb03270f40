-- The initiatives a visitor may see.
--
-- grain:   one row per initiative
-- params:  initiative_ids, partner_ids, shows_others
-- columns: initiative_id, name, summary, starts_on, ends_on, monitor_until, currency, audience_universe, report_zone,
--          review_every_days, position

select
    initiative.initiative_id,
    initiative.name,
    told_text(initiative.summary, $partner_ids::varchar[], $shows_others) as summary,
    initiative.starts_on,
    initiative.ends_on,
    initiative.monitor_until,
    initiative.currency,
    initiative.audience_universe,
    workspace.report_zone,
    min(agreement.review_every_days) as review_every_days,
    initiative.position
from initiative
cross join workspace
left join agreement on initiative.initiative_id = agreement.initiative_id
where len($partner_ids::varchar[]) > 0 and list_contains($initiative_ids::varchar[], initiative.initiative_id)
group by all
order by initiative.position
