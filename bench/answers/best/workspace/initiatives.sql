select
    initiative.initiative_id, initiative.name, initiative.summary, initiative.starts_on, initiative.ends_on,
    initiative.monitor_until, initiative.currency, initiative.audience_universe, workspace.report_zone,
    min(agreement.review_every_days) as review_every_days, initiative.position
from initiative
cross join workspace
left join agreement on initiative.initiative_id = agreement.initiative_id
where list_contains($initiative_ids, initiative.initiative_id)
group by all
order by initiative.position
