-- Messages that wait for an answer, each with the minutes it took, as of the end of a day.
--
-- params: none
--
-- A message is due once answered, or once older than the agreed time; until then it is neither good nor bad.
-- An unanswered due message counts as infinitely late.
create or replace macro answer_times(as_of, known_at) as table (
    with

    _promise as (
        select agreement.initiative_id, min(agreement.audience_sla_minutes) as agreed_minutes
        from agreement
        group by agreement.initiative_id
    ),

    _asked as (
        select
            _promise.initiative_id,
            _promise.agreed_minutes,
            _message.*,
            if(
                _message.responded_at_utc < as_of::date + interval 1 day,
                date_diff('second', _message.occurred_at_utc, _message.responded_at_utc) / 60.0,
                null
            ) as minutes
        from interactions_known(known_at) as _message
        cross join _promise
        where _message.needs_response and _message.occurred_at_utc < as_of::date + interval 1 day
    )

    select
        _asked.initiative_id,
        _asked.interaction_id,
        _asked.account_id,
        _asked.platform_id,
        _asked.occurred_at_utc::date as day,
        _asked.responder_department_id,
        _asked.agreed_minutes,
        _asked.minutes,
        (
            _asked.minutes is not null
            or _asked.agreed_minutes is null
            or _asked.occurred_at_utc + to_minutes(_asked.agreed_minutes) <= as_of::date + interval 1 day
        ) as is_due
    from _asked
);
