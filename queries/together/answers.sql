-- How fast each partner answers the public: messages due, answered, answered in time, and the typical wait.
--
-- grain:   one row per partner whose accounts were written to, and one for messages that are nobody's
-- params:  initiative_ids, partner_ids, since, until, as_of, known_at
-- columns: partner_id, due, answered, in_time, agreed_minutes, median_minutes_due, median_minutes_answered
--
-- The median over due messages counts an unanswered one as infinitely late; the median of answered ones stands beside.
-- Nobody's are messages to a joint account, or to none that is registered.

with

asked as (

    select
        answer_times.*,
        coalesce(initiative_account.partner_id, '(unattributed)') as partner_id
    from answer_times($initiative_ids::varchar[], $as_of, $known_at) as answer_times
    left join initiative_account
        on
            answer_times.initiative_id = initiative_account.initiative_id
            and answer_times.account_id = initiative_account.account_id
            and initiative_account.account_kind <> 'joint'
    where
        list_contains($initiative_ids::varchar[], answer_times.initiative_id)
        and answer_times.day between $since and $until

)

select
    asked.partner_id,
    count(*) filter (asked.is_due) as due,
    count(asked.minutes) as answered,
    count(*) filter (asked.minutes <= asked.agreed_minutes) as in_time,
    min(asked.agreed_minutes) as agreed_minutes,
    median(coalesce(asked.minutes, 'infinity'::double)) filter (asked.is_due) as median_minutes_due,
    median(asked.minutes)::double as median_minutes_answered
from asked
where list_contains($partner_ids::varchar[], asked.partner_id)
group by asked.partner_id
order by asked.partner_id
