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

    _speaking as (
        select distinct initiative_account.initiative_id, initiative_account.account_id
        from initiative_account
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
        left join _speaking on _message.account_id = _speaking.account_id
        inner join initiative as _initiative
            on
                _speaking.initiative_id = _initiative.initiative_id
                or (
                    not _message.is_registered
                    and _message.day between _initiative.starts_on
                    and coalesce(_initiative.monitor_until, _initiative.ends_on)
                )
        left join _promise on _initiative.initiative_id = _promise.initiative_id
        where
            list_contains(initiative_ids, _initiative.initiative_id)
            and _message.occurred_at_utc < _message.until_utc
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
