-- Running totals in long form: one row per post, day spoken of and number that was reported.
--
-- params: none
create or replace macro post_metric_totals(known_at) as table (
    with

    _by_day as (
        select
            _total.post_id,
            _total.as_of_on,
            min(_total.published_on) as published_on,
            arg_max(_total.exposures, _total.freshness)::double as exposures,
            arg_max(_total.reactions, _total.freshness)::double as reactions,
            arg_max(_total.comments, _total.freshness)::double as comments,
            arg_max(_total.shares, _total.freshness)::double as shares,
            arg_max(_total.saves, _total.freshness)::double as saves,
            arg_max(_total.eng_core, _total.freshness)::double as eng_core,
            arg_max(_total.engagements_native, _total.freshness)::double as engagements_native,
            arg_max(_total.link_clicks, _total.freshness)::double as link_clicks,
            arg_max(_total.all_clicks, _total.freshness)::double as all_clicks,
            arg_max(_total.video_views, _total.freshness)::double as video_views,
            arg_max(_total.watch_seconds, _total.freshness)::double as watch_seconds,
            arg_max(_total.follows, _total.freshness)::double as follows,
            arg_max(_total.profile_visits, _total.freshness)::double as profile_visits
        from post_totals(known_at) as _total
        group by _total.post_id, _total.as_of_on
    )

    select
        _long.post_id,
        _long.as_of_on,
        _long.published_on,
        _long.metric_code,
        _long.value
    from (
        unpivot _by_day
        on columns(* exclude (post_id, as_of_on, published_on))
        into name metric_code value value
    ) as _long
);
