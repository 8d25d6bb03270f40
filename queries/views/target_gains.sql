-- What the posts of each target that measures activity gained between two files, whenever they were published.
--
-- params: none
--
-- One row per target and span of days; told_on is the day from which on a span is known. Gains of files after as_of are
-- not yet known then.
create or replace macro target_gains(initiative_ids, as_of, known_at) as table (
    with

    _target as (
        select target.*
        from target
        where list_contains(initiative_ids, target.initiative_id) and target.measurement = 'activity_in_period'
    ),

    _gain as (
        select *
        from post_increments(
            known_at, metric_codes := (select coalesce(list(distinct _target.metric_code), []) from _target)
        )
    )

    select
        _target.initiative_id,
        _target.target_id,
        _gain.previous_on,
        _gain.as_of_on,
        greatest(_gain.as_of_on, _post.published_on) as told_on,
        sum(_post.weight * _gain.gained)::double as gained
    from _target
    inner join post_scope(as_of, known_at) as _post
        on
            _target.initiative_id = _post.initiative_id
            and (_target.partner_id is null or _target.partner_id = _post.partner_id)
            and (_target.platform_id is null or _target.platform_id = _post.platform_id)
            and (_target.content_format is null or _target.content_format = _post.content_format)
            and (_target.content_class is null or _target.content_class = _post.content_class)
            and (_target.account_id is null or list_contains(_post.account_ids, _target.account_id))
    inner join _gain on _post.post_id = _gain.post_id and _target.metric_code = _gain.metric_code
    where _gain.as_of_on <= as_of
    group by all
);
