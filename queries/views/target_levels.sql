-- Followers of the accounts that a level target is about, day by day, as known at a time.
--
-- params: none
--
-- A level is a stock: it is read on a day and never added over days; over accounts it adds up, people counted twice.
create or replace macro target_levels(as_of, known_at) as table (
    select
        _target.target_id,
        _level.account_id,
        _level.day,
        _level.followers::double as level
    from target as _target
    inner join account_known as _account
        on
            (_target.account_id is null or _target.account_id = _account.account_id)
            and (_target.platform_id is null or _target.platform_id = _account.platform_id)
    left join partner as _partner on _account.owner_org_id = _partner.org_id
    inner join account_days_known(known_at) as _level
        on
            _account.account_id = _level.account_id
            and _level.followers is not null
            and _level.day between _target.period_from and least(as_of, _target.period_to)
    where
        _target.metric_code = 'followers'
        and (_target.partner_id is null or _target.partner_id = _partner.partner_id)
        and (_target.account_id is not null or _account.account_kind <> 'personal')
);
