-- How fast each partner answers the public: messages due, answered, answered in time, and the typical wait.
--
-- grain:   one row per partner whose accounts were written to, and one for messages without an account
-- params:  initiative_ids, partner_ids, since, until, as_of, known_at
-- columns: partner_id, due, answered, in_time, agreed_minutes, median_minutes_due, median_minutes_answered
--
-- The median over due messages counts an unanswered one as infinitely late; the median of answered ones stands beside.

select
    coalesce(account_partner.partner_id, '(unattributed)') as partner_id,
    count(*) filter (answer_times.is_due) as due,
    count(answer_times.minutes) as answered,
    count(*) filter (answer_times.minutes <= answer_times.agreed_minutes) as in_time,
    min(answer_times.agreed_minutes) as agreed_minutes,
    median(coalesce(answer_times.minutes, 'infinity'::double)) filter (answer_times.is_due) as median_minutes_due,
    median(answer_times.minutes)::double as median_minutes_answered
from answer_times($as_of, $known_at) as answer_times
left join account on answer_times.account_id = account.account_id and account.account_kind <> 'joint'
left join account_partner on account.account_id = account_partner.account_id
where
    list_contains($initiative_ids::varchar[], answer_times.initiative_id)
    and list_contains($partner_ids::varchar[], coalesce(account_partner.partner_id, '(unattributed)'))
    and answer_times.day between $since and $until
group by coalesce(account_partner.partner_id, '(unattributed)')
order by partner_id
