select
    as_of_on,
    count(distinct account_id) as accounts,
    count(distinct batch_id) as files,
    min(loaded_at_utc) as first_loaded_at_utc,
    max(loaded_at_utc) as last_loaded_at_utc
from best_delivery
where list_contains($initiative_ids, initiative_id)
group by as_of_on
order by as_of_on
