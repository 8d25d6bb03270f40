-- Running totals of every post, one row per post, file and day they speak of, also those derived from window files.
--
-- params: none
--
-- A window that starts on or before the publish day is the whole life of the post. A window that starts the day after
-- a known total adds to it (marked derived). Any other window answers only for itself and is left out here.
create or replace macro post_totals(known_at) as table (
    with recursive

    _stated as (
        select
            _snapshot.*,
            _batch.recency,
            _post.published_on
        from post_snapshot as _snapshot
        inner join batches_known(known_at) as _batch on _snapshot.batch_id = _batch.batch_id
        inner join posts_known(known_at) as _post on _snapshot.post_id = _post.post_id
    ),

    _whole as (
        select
            _stated.post_id, _stated.batch_id, _stated.recency, _stated.as_of_on,
            false as is_derived,
            _stated.exposures, _stated.reach, _stated.reactions, _stated.comments, _stated.shares, _stated.saves,
            _stated.eng_core, _stated.engagements_native, _stated.link_clicks, _stated.all_clicks,
            _stated.video_views, _stated.watch_seconds, _stated.follows, _stated.profile_visits
        from _stated
        where _stated.basis = 'lifetime' or _stated.window_from <= _stated.published_on
    ),

    _chained as (
        select * from _whole
        union all
        select
            _next.post_id, _next.batch_id, _next.recency, _next.as_of_on,
            true as is_derived,
            _before.exposures + _next.exposures as exposures,
            null as reach,
            _before.reactions + _next.reactions as reactions,
            _before.comments + _next.comments as comments,
            _before.shares + _next.shares as shares,
            _before.saves + _next.saves as saves,
            _before.eng_core + _next.eng_core as eng_core,
            _before.engagements_native + _next.engagements_native as engagements_native,
            _before.link_clicks + _next.link_clicks as link_clicks,
            _before.all_clicks + _next.all_clicks as all_clicks,
            _before.video_views + _next.video_views as video_views,
            _before.watch_seconds + _next.watch_seconds as watch_seconds,
            _before.follows + _next.follows as follows,
            _before.profile_visits + _next.profile_visits as profile_visits
        from _chained as _before
        inner join _stated as _next
            on
                _before.post_id = _next.post_id
                and _next.basis = 'window'
                and _next.window_from > _next.published_on
                and _next.window_from = _before.as_of_on + 1
    )

    select
        _chained.*,
        -- one number to order by: the day spoken of first, then how recent the file is
        (_chained.as_of_on - date '2000-01-01') * 1000000 + _chained.recency as freshness
    from _chained
);
