-- Plan rules of some initiatives week by week: posts planned for the days they are in force, and the posts that count.
--
-- params: none
--
-- A week is complete once a file speaks of its last day; of a week no file speaks of, post_ids are unknown (null).
-- A rule for an account counts every post of that account; a rule without one counts what the partner publishes under
-- its own name. A post is counted whole, also a collaborative one: it was published.
create or replace macro plan_weeks(initiative_ids, as_of, known_at) as table (
    with

    _day as (
        select
            plan_rule.plan_rule_id,
            unnest(generate_series(plan_rule.valid_from, plan_rule.valid_to, interval 1 day))::date as day
        from plan_rule
        where list_contains(initiative_ids, plan_rule.initiative_id)
    ),

    _week as (
        select
            _day.plan_rule_id,
            date_trunc('week', _day.day)::date as week_start,
            count(*) as days,
            max(_day.day) as last_on
        from _day
        group by _day.plan_rule_id, date_trunc('week', _day.day)
    ),

    _kept as (
        select
            _rule.plan_rule_id,
            date_trunc('week', _post.published_on)::date as week_start,
            list(distinct _post.post_id) as post_ids
        from plan_rule as _rule
        inner join post_scope(as_of, known_at) as _post
            on
                _rule.initiative_id = _post.initiative_id
                and _post.published_on between _rule.valid_from and _rule.valid_to
                and (_rule.platform_id is null or _rule.platform_id = _post.platform_id)
                and (_rule.content_format is null or _rule.content_format = _post.content_format)
                and if(
                    _rule.account_id is null,
                    _rule.partner_id = _post.partner_id and _post.credit_basis = 'owner account',
                    list_contains(_post.account_ids, _rule.account_id)
                )
        where
            list_contains(initiative_ids, _rule.initiative_id) and list_contains(initiative_ids, _post.initiative_id)
        group by _rule.plan_rule_id, date_trunc('week', _post.published_on)
    )

    select
        _rule.plan_rule_id,
        _rule.initiative_id,
        _rule.partner_id,
        _rule.account_id,
        _rule.platform_id,
        _rule.min_per_week,
        _rule.max_per_week,
        _week.week_start,
        _week.days,
        coalesce(_week.last_on <= _spoken.until, false) as is_complete,
        if(_week.week_start <= _spoken.until, coalesce(_kept.post_ids, []), null) as post_ids
    from plan_rule as _rule
    inner join _week on _rule.plan_rule_id = _week.plan_rule_id
    cross join spoken_until(as_of, known_at) as _spoken
    left join _kept on _week.plan_rule_id = _kept.plan_rule_id and _week.week_start = _kept.week_start
);
