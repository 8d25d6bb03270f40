-- What targets of some initiatives are measured by, day by day: numerator, for ratios denominator, and posts behind.
--
-- params: none
--
-- Adding up numerators (over denominators, for a ratio) gives the actual value. A post counts on the day it was
-- published; posts are those in scope, posts_counted those that report what the target needs. What posts gained on each
-- day, levels and response times have views of their own.
create or replace macro target_days(initiative_ids, as_of, known_at) as table (
    with

    _in_scope as (
        select
            _target.target_id, _target.metric_code, _post.*,
            _post.content_format = 'link' or _post.link_clicks > 0
            or _post.caption_id in (
                select caption_link.caption_id
                from caption_link
                where (select coalesce(bool_or(target.metric_code = 'ctr_link'), false) from target)
            ) as has_link
        from target as _target
        inner join post_scope(as_of, known_at) as _post
            on
                _target.initiative_id = _post.initiative_id
                and _post.published_on between _target.period_from and _target.period_to
                and (_target.partner_id is null or _target.partner_id = _post.partner_id)
                and (_target.platform_id is null or _target.platform_id = _post.platform_id)
                and (_target.content_format is null or _target.content_format = _post.content_format)
                and (_target.content_class is null or _target.content_class = _post.content_class)
                and (_target.account_id is null or list_contains(_post.account_ids, _target.account_id))
        where
            list_contains(initiative_ids, _target.initiative_id)
            and list_contains(initiative_ids, _post.initiative_id)
            and (
                _target.measurement <> 'activity_in_period'
                or _target.metric_code in ('posts_published', 'advocate_posts')
            )
            -- these are not made of posts
            and _target.metric_code not in (
                'followers', 'tracked_clicks', 'cost_per_click', 'response_minutes_median', 'response_rate',
                'response_within_sla'
            )
    ),

    _measured as (
        select
            _in_scope.target_id,
            _in_scope.published_on as day,
            _in_scope.weight,
            case _in_scope.metric_code  -- looked through in this order for every post: what is agreed most comes first
                when 'exposures' then _in_scope.exposures
                when 'eng_core' then _in_scope.eng_core
                when 'eri_core' then if(_in_scope.exposures is null, null, _in_scope.eng_core)
                when 'posts_published' then 1
                when 'promo_share' then (_in_scope.content_class = 'promotional')::integer
                when 'cost_per_engagement' then null
                when 'advocate_posts' then _in_scope.is_advocacy::integer
                when 'reactions' then _in_scope.reactions
                when 'comments' then _in_scope.comments
                when 'shares' then _in_scope.shares
                when 'saves' then _in_scope.saves
                when 'eng_plus' then _in_scope.eng_core + _in_scope.saves + _in_scope.link_clicks
                when 'engagements_native' then _in_scope.engagements_native
                when 'link_clicks' then _in_scope.link_clicks
                when 'all_clicks' then _in_scope.all_clicks
                when 'video_views' then _in_scope.video_views
                when 'watch_seconds' then _in_scope.watch_seconds
                when 'follows' then _in_scope.follows
                when 'profile_visits' then _in_scope.profile_visits
                when 'err_core' then if(_in_scope.reach is null, null, _in_scope.eng_core)
                when 'virality' then if(_in_scope.exposures is null, null, _in_scope.shares)
                when 'ctr_link'
                    then if(_in_scope.has_link and _in_scope.exposures is not null, _in_scope.link_clicks, null)
                when 'applause_rate' then _in_scope.reactions
                when 'conversation_rate' then _in_scope.comments
                when 'amplification_rate' then _in_scope.shares
            end as numerator,
            case _in_scope.metric_code
                when 'eri_core' then if(_in_scope.eng_core is null, null, _in_scope.exposures)
                when 'err_core' then if(_in_scope.eng_core is null, null, _in_scope.reach)
                when 'virality' then if(_in_scope.shares is null, null, _in_scope.exposures)
                when 'ctr_link'
                    then if(_in_scope.has_link and _in_scope.link_clicks is not null, _in_scope.exposures, null)
                when 'applause_rate' then if(_in_scope.reactions is null, null, 1)
                when 'conversation_rate' then if(_in_scope.comments is null, null, 1)
                when 'amplification_rate' then if(_in_scope.shares is null, null, 1)
                when 'promo_share' then if(_in_scope.content_class is null, null, 1)
                when 'cost_per_engagement' then _in_scope.eng_core
            end as denominator
        from _in_scope
    ),

    -- clicks and money know no platform, account, format or class: a target narrowed down to one has neither
    _unnarrowed as (
        select
            target.target_id, target.initiative_id, target.partner_id, target.metric_code, target.period_from,
            least(as_of::date, target.period_to) as until
        from target
        where
            list_contains(initiative_ids, target.initiative_id)
            and coalesce(target.platform_id, target.account_id, target.content_format, target.content_class) is null
    ),

    -- contributions accrue evenly over the days they cover; otherwise a cost would look bad until the last day
    _accrued as (
        select
            _unnarrowed.target_id,
            unnest(
                generate_series(
                    greatest(_given.covers_from, _unnarrowed.period_from),
                    least(_given.covers_to, _unnarrowed.until),
                    interval 1 day
                )
            )::date as day,
            _given.amount / nullif(_given.covers_to - _given.covers_from + 1, 0) as amount
        from _unnarrowed
        inner join contributions_known(known_at) as _given
            on
                _unnarrowed.initiative_id = _given.initiative_id
                and _unnarrowed.metric_code in ('cost_per_engagement', 'cost_per_click')
                and (_unnarrowed.partner_id is null or _unnarrowed.partner_id = _given.partner_id)
        where _given.is_agreed
    ),

    _part as (
        select
            _measured.target_id,
            _measured.day,
            _measured.weight * _measured.numerator as numerator,
            _measured.weight * _measured.denominator as denominator,
            _measured.weight as posts,
            if(coalesce(_measured.numerator, _measured.denominator) is null, 0, _measured.weight) as posts_counted
        from _measured
        union all
        select
            _unnarrowed.target_id,
            _click.day,
            if(_unnarrowed.metric_code = 'tracked_clicks', _click.clicks, null) as numerator,
            if(_unnarrowed.metric_code = 'cost_per_click', _click.clicks, null) as denominator,
            null as posts,
            null as posts_counted
        from _unnarrowed
        inner join link_clicks_known(known_at) as _click
            on
                _unnarrowed.initiative_id = _click.initiative_id
                and _unnarrowed.metric_code in ('tracked_clicks', 'cost_per_click')
                and _click.day between _unnarrowed.period_from and _unnarrowed.until
                and (_unnarrowed.partner_id is null or _unnarrowed.partner_id = _click.partner_id)
        union all
        select _accrued.target_id, _accrued.day, _accrued.amount, null, null, null
        from _accrued
    )

    select
        _part.target_id,
        _part.day,
        sum(_part.numerator)::double as numerator,
        sum(_part.denominator)::double as denominator,
        sum(_part.posts)::double as posts,
        sum(_part.posts_counted)::double as posts_counted
    from _part
    group by _part.target_id, _part.day
);
