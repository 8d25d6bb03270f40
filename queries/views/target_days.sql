-- What each target is measured by, day by day: a numerator, for ratios a denominator, and the posts behind them.
--
-- params: none
--
-- Adding up numerators (over denominators, for a ratio) gives the actual value. Posts count on the day they were
-- published, unless the target measures activity: then their increments count on the days they happened.
-- Levels and response times are not sums and have views of their own.
create or replace macro target_days(as_of, known_at) as table (
    with

    _post as (select * from post_scope(as_of, known_at)),

    _in_scope as (
        select
            _target.target_id, _target.metric_code, _target.measurement, _target.period_from, _target.period_to, _post.*
        from target as _target
        inner join _post
            on
                _target.initiative_id = _post.initiative_id
                and _post.published_on <= _target.period_to
                and (_target.partner_id is null or _target.partner_id = _post.partner_id)
                and (_target.platform_id is null or _target.platform_id = _post.platform_id)
                and (_target.content_format is null or _target.content_format = _post.content_format)
                and (_target.content_class is null or _target.content_class = _post.content_class)
                and (_target.account_id is null or list_contains(_post.account_ids, _target.account_id))
    ),

    _published as (
        select * from _in_scope
        where _in_scope.published_on >= _in_scope.period_from and _in_scope.measurement <> 'activity_in_period'
    ),

    _measured as (
        select
            _published.target_id,
            _published.published_on as day,
            _published.weight * case _published.metric_code
                when 'posts_published' then 1
                when 'advocate_posts' then _published.is_personal::integer
                when 'exposures' then _published.exposures
                when 'reactions' then _published.reactions
                when 'comments' then _published.comments
                when 'shares' then _published.shares
                when 'saves' then _published.saves
                when 'eng_core' then _published.eng_core
                when 'link_clicks' then _published.link_clicks
                when 'video_views' then _published.video_views
                when 'watch_seconds' then _published.watch_seconds
                when 'eri_core' then if(_published.exposures is null, null, _published.eng_core)
                when 'err_core' then if(_published.reach is null, null, _published.eng_core)
                when 'virality' then if(_published.exposures is null, null, _published.shares)
                when 'ctr_link' then if(_published.exposures is null, null, _published.link_clicks)
                when 'applause_rate' then _published.reactions
                when 'conversation_rate' then _published.comments
                when 'amplification_rate' then _published.shares
                when 'promo_share' then (_published.content_class = 'promotional')::integer
            end as numerator,
            _published.weight * case _published.metric_code
                when 'eri_core' then if(_published.eng_core is null, null, _published.exposures)
                when 'err_core' then if(_published.eng_core is null, null, _published.reach)
                when 'virality' then if(_published.shares is null, null, _published.exposures)
                when 'ctr_link' then if(_published.link_clicks is null, null, _published.exposures)
                when 'applause_rate' then if(_published.reactions is null, null, 1)
                when 'conversation_rate' then if(_published.comments is null, null, 1)
                when 'amplification_rate' then if(_published.shares is null, null, 1)
                when 'promo_share' then if(_published.content_class is null, null, 1)
                when 'cost_per_engagement' then _published.eng_core
            end as denominator,
            _published.weight as posts
        from _published
        union all
        select
            _in_scope.target_id,
            _gain.day,
            _in_scope.weight * _gain.value as numerator,
            null as denominator,
            0 as posts
        from _in_scope
        inner join post_days(known_at) as _gain
            on
                _in_scope.post_id = _gain.post_id
                and _in_scope.metric_code = _gain.metric_code
                and _gain.as_of_on <= as_of
                and _gain.day between _in_scope.period_from and _in_scope.period_to
        where _in_scope.measurement = 'activity_in_period'
        union all
        select
            _target.target_id,
            _click.day,
            if(_target.metric_code = 'tracked_clicks', _click.clicks, null) as numerator,
            if(_target.metric_code = 'cost_per_click', _click.clicks, null) as denominator,
            0 as posts
        from target as _target
        inner join link_clicks_known(known_at) as _click
            on
                _target.initiative_id = _click.initiative_id
                and _target.metric_code in ('tracked_clicks', 'cost_per_click')
                and _click.day between _target.period_from and least(as_of, _target.period_to)
                and (_target.partner_id is null or _target.partner_id = _click.partner_id)
        union all
        -- contributions accrue evenly over the days they cover; otherwise a cost would look bad until the last day
        select
            _target.target_id,
            _day.day::date as day,
            _given.amount / nullif(_given.covers_to - _given.covers_from + 1, 0) as numerator,
            null as denominator,
            0 as posts
        from target as _target
        inner join contributions_known(known_at) as _given
            on
                _target.initiative_id = _given.initiative_id
                and _target.metric_code in ('cost_per_engagement', 'cost_per_click')
                and _given.is_agreed
                and (_target.partner_id is null or _target.partner_id = _given.partner_id),
            unnest(
                generate_series(_given.covers_from, least(_given.covers_to, as_of), interval 1 day)
            ) as _day (day)
    )

    select
        _measured.target_id,
        _measured.day,
        sum(_measured.numerator) as numerator,
        sum(_measured.denominator) as denominator,
        sum(_measured.posts) as posts
    from _measured
    group by _measured.target_id, _measured.day
);
