-- Running totals of every post, one row per post, file and day they speak of, also those derived from window files.
--
-- params: none
--
-- A window that starts on or before the publish day is the whole life of the post. A window that starts the day after
-- a known total adds to it (marked derived), unless a file states the total of its last day. Any other window answers
-- only for itself and is left out here.
create or replace macro post_totals(known_at) as table (
    with recursive

    _stated as (
        select
            _snapshot.post_id, _snapshot.batch_id, _batch.load_order, _snapshot.as_of_on, _post.published_on,
            _snapshot.window_from,
            _snapshot.exposures, _snapshot.reach, _snapshot.reactions, _snapshot.comments, _snapshot.shares,
            _snapshot.saves, _snapshot.eng_core, _snapshot.engagements_native, _snapshot.link_clicks,
            _snapshot.all_clicks, _snapshot.video_views, _snapshot.watch_seconds, _snapshot.follows,
            _snapshot.profile_visits,
            _snapshot.basis = 'lifetime' or _snapshot.window_from <= _post.published_on as is_whole
        from snapshot_asked as _snapshot
        inner join batches_known(known_at) as _batch on _snapshot.batch_id = _batch.batch_id
        inner join posts_known(known_at) as _post on _snapshot.post_id = _post.post_id
    ),

    _whole as (
        select _stated.* exclude (window_from, is_whole)
        from _stated
        where _stated.is_whole
    ),

    _window as (
        select _stated.* exclude (is_whole)
        from _stated
        anti join _whole on _stated.post_id = _whole.post_id and _stated.as_of_on = _whole.as_of_on
        where not _stated.is_whole
    ),

    -- windows added to the total of the day before them; path lists the files behind a total, the newest day first
    _chained as (
        select _whole.*, [_whole.load_order] as path
        from _whole
        semi join _window on _whole.post_id = _window.post_id and _whole.as_of_on + 1 = _window.window_from
        qualify row_number() over (partition by _whole.post_id, _whole.as_of_on order by _whole.load_order desc) = 1
        union all
        select
            _window.post_id, _window.batch_id, _window.load_order, _window.as_of_on, _window.published_on,
            _before.exposures + _window.exposures as exposures,
            null as reach,
            _before.reactions + _window.reactions as reactions,
            _before.comments + _window.comments as comments,
            _before.shares + _window.shares as shares,
            _before.saves + _window.saves as saves,
            _before.eng_core + _window.eng_core as eng_core,
            _before.engagements_native + _window.engagements_native as engagements_native,
            _before.link_clicks + _window.link_clicks as link_clicks,
            _before.all_clicks + _window.all_clicks as all_clicks,
            _before.video_views + _window.video_views as video_views,
            _before.watch_seconds + _window.watch_seconds as watch_seconds,
            _before.follows + _window.follows as follows,
            _before.profile_visits + _window.profile_visits as profile_visits,
            list_prepend(_window.load_order, _before.path) as path
        from _chained as _before
        inner join _window on _before.post_id = _window.post_id and _before.as_of_on + 1 = _window.window_from
        qualify row_number() over (partition by _window.post_id, _window.as_of_on order by _window.load_order desc) = 1
    ),

    _known as (
        select _whole.*, false as is_derived
        from _whole
        union all
        select _chained.* exclude (path), true as is_derived
        from _chained
        where len(_chained.path) > 1
        qualify row_number() over (partition by _chained.post_id, _chained.as_of_on order by _chained.path desc) = 1
    )

    select
        _known.*,
        -- one number to order by: the day spoken of first, then the later load
        ((_known.as_of_on - date '0001-01-01')::hugeint << 90) + _known.load_order as freshness
    from _known
);
