select
    partner_id,
    count(*) filter (is_due) as due,
    count(minutes) as answered,
    count(*) filter (minutes <= agreed_minutes) as in_time,
    min(agreed_minutes) as agreed_minutes,
    median(coalesce(minutes, 'infinity'::double)) filter (is_due) as median_minutes_due,
    median(minutes)::double as median_minutes_answered
from (
    select
        partner_id,
        agreed_minutes,
        if(responded_at_utc < $as_of::date + 1, waited_minutes, null) as minutes,
        minutes is not null or occurred_at_utc + to_minutes(agreed_minutes) < $as_of::date + 1 as is_due
    from best_message
    where list_contains($initiative_ids, initiative_id) and occurred_at_utc::date between $since and $until
)
group by partner_id
order by partner_id
