-- What each target that measures activity gained on each day, whenever its posts were published.
--
-- params: none
--
-- Gains between two files are spread over the days between them; those of files after as_of are not yet known then.
create or replace macro target_activity(initiative_ids, as_of, known_at) as table (
    with

    _wanted as (
        select coalesce(list(distinct target.metric_code), []) as metric_codes
        from target
        where list_contains(initiative_ids, target.initiative_id) and target.measurement = 'activity_in_period'
    ),

    _gain as (
        select *
        from post_days(known_at, metric_codes := (select _wanted.metric_codes from _wanted))
    )

    select
        _target.target_id,
        _gain.day,
        sum(_post.weight * _gain.value)::double as numerator
    from target as _target
    inner join post_scope(as_of, known_at) as _post
        on
            _target.initiative_id = _post.initiative_id
            and (_target.partner_id is null or _target.partner_id = _post.partner_id)
            and (_target.platform_id is null or _target.platform_id = _post.platform_id)
            and (_target.content_format is null or _target.content_format = _post.content_format)
            and (_target.content_class is null or _target.content_class = _post.content_class)
            and (_target.account_id is null or list_contains(_post.account_ids, _target.account_id))
    inner join _gain
        on
            _post.post_id = _gain.post_id
            and _target.metric_code = _gain.metric_code
            and _gain.as_of_on <= as_of
            and _gain.day between _target.period_from and _target.period_to
    where list_contains(initiative_ids, _target.initiative_id) and _target.measurement = 'activity_in_period'
    group by _target.target_id, _gain.day
);
