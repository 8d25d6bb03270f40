-- Followers of the accounts that a level target is about, on every day one of them was read, as known at a time.
--
-- params: none
--
-- A level is a stock: it is read on a day and never added over days; over accounts it adds up, people counted twice.
-- Between two readings an account keeps its last one. Days before the first reading of one of the accounts are left
-- out: a sum that grows because an account joins it is not growth.
create or replace macro target_levels(initiative_ids, as_of, known_at) as table (
    with

    _target as (
        select target.*, least(as_of::date, target.period_to) as until
        from target
        where list_contains(initiative_ids, target.initiative_id) and target.metric_code = 'followers'
    ),

    _watched as (
        select _target.target_id, _target.until, _target.account_id
        from _target
        where _target.account_id is not null
        union
        select _target.target_id, _target.until, _account.account_id
        from _target
        inner join initiative_account as _account
            on
                _target.initiative_id = _account.initiative_id
                and _target.account_id is null
                and (_target.platform_id is null or _target.platform_id = _account.platform_id)
                and if(
                    _target.partner_id is null,
                    _account.account_kind <> 'personal',
                    _account.account_kind = 'own' and _target.partner_id = _account.partner_id
                )
    ),

    _reading as (
        select _watched.target_id, _watched.account_id, _level.day, _level.followers
        from _watched
        inner join account_days_known(known_at) as _level
            on
                _watched.account_id = _level.account_id
                and _level.followers is not null
                and _level.day <= _watched.until
    ),

    _account as (
        select _reading.target_id, _reading.account_id, min(_reading.day) as first_on
        from _reading
        group by _reading.target_id, _reading.account_id
    ),

    _complete as (
        select _account.target_id, max(_account.first_on) as since
        from _account
        group by _account.target_id
    ),

    _day as (
        select distinct _reading.target_id, _reading.day
        from _reading
        inner join _complete on _reading.target_id = _complete.target_id and _reading.day >= _complete.since
    )

    select
        _day.target_id,
        _day.day,
        sum(_reading.followers)::double as level
    from _day
    inner join _account on _day.target_id = _account.target_id
    asof inner join _reading
        on
            _account.target_id = _reading.target_id
            and _account.account_id = _reading.account_id
            and _day.day >= _reading.day
    group by _day.target_id, _day.day
);
