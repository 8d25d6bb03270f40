-- Messages that wait for an answer, each with the minutes it took, as of the end of a day.
--
-- params: none
--
-- A message is due once answered, or once older than the agreed time; until then it is neither good nor bad. It belongs
-- to the initiatives in which its account speaks. One that names no registered account counts where it could belong: in
-- every initiative that runs that day. Days are those of UTC, in which the log is kept.
create or replace macro answer_times(initiative_ids, as_of, known_at) as table (
    with

    _promise as (
        select agreement.initiative_id, min(agreement.audience_sla_minutes) as agreed_minutes
        from agreement
        group by agreement.initiative_id
    ),

    -- where a message belongs by its account; by none of them where that is not registered
    _belonging as (
        select initiative_account.initiative_id, initiative_account.account_id
        from initiative_account
        where list_contains(initiative_ids, initiative_account.initiative_id)
        union
        select initiative.initiative_id, null as account_id
        from initiative
        where list_contains(initiative_ids, initiative.initiative_id)
    ),

    _message as (
        select
            _known.*,
            _known.occurred_at_utc::date as day,
            as_of::date + interval 1 day as until_utc
        from interactions_known(known_at) as _known
        where _known.needs_response
    ),

    _asked as (
        select
            _initiative.initiative_id,
            _promise.agreed_minutes,
            _message.*,
            if(
                _message.responded_at_utc < _message.until_utc,
                date_diff('second', _message.occurred_at_utc, _message.responded_at_utc) / 60.0,
                null
            ) as minutes
        from _message
        inner join _belonging
            on _message.account_id is not distinct from _belonging.account_id
        inner join initiative as _initiative on _belonging.initiative_id = _initiative.initiative_id
        left join _promise on _belonging.initiative_id = _promise.initiative_id
        where
            _message.occurred_at_utc < _message.until_utc
            and (
                _message.account_id is not null
                or _message.day between _initiative.starts_on
                and coalesce(_initiative.monitor_until, _initiative.ends_on)
            )
    )

    select
        _asked.initiative_id,
        _asked.interaction_id,
        _asked.account_id,
        _asked.platform_id,
        _asked.day,
        _asked.responder_department_id,
        _asked.agreed_minutes,
        _asked.minutes,
        (
            _asked.minutes is not null
            or _asked.agreed_minutes is null
            or _asked.occurred_at_utc + to_minutes(_asked.agreed_minutes) < _asked.until_utc
        ) as is_due
    from _asked
);
