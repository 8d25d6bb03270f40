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
            _snapshot.post_id, _snapshot.batch_id, _batch.recency, _snapshot.as_of_on, _post.published_on,
            _snapshot.window_from,
            _snapshot.exposures, _snapshot.reach, _snapshot.reactions, _snapshot.comments, _snapshot.shares,
            _snapshot.saves, _snapshot.eng_core, _snapshot.engagements_native, _snapshot.link_clicks,
            _snapshot.all_clicks, _snapshot.video_views, _snapshot.watch_seconds, _snapshot.follows,
            _snapshot.profile_visits,
            _snapshot.basis = 'lifetime' or _snapshot.window_from <= _post.published_on as is_whole
        from post_snapshot as _snapshot
        inner join batches_known(known_at) as _batch on _snapshot.batch_id = _batch.batch_id
        inner join posts_known(known_at) as _post on _snapshot.post_id = _post.post_id
    ),

    -- windows that start the day after, from the totals they can add to, in as many steps as there are windows
    _chained as (
        select _stated.* exclude (window_from, is_whole), 0 as steps
        from _stated
        semi join _stated as _next
            on
                _stated.post_id = _next.post_id
                and _stated.as_of_on + 1 = _next.window_from
                and not _next.is_whole
        where _stated.is_whole
        qualify row_number() over (partition by _stated.post_id, _stated.as_of_on order by _stated.recency desc) = 1
        union all
        select
            _next.post_id, _next.batch_id, _next.recency, _next.as_of_on, _next.published_on,
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
            _before.profile_visits + _next.profile_visits as profile_visits,
            _before.steps + 1 as steps
        from _chained as _before
        inner join _stated as _next
            on
                _before.post_id = _next.post_id
                and _before.as_of_on + 1 = _next.window_from
                and not _next.is_whole
        qualify row_number() over (partition by _next.post_id, _next.as_of_on order by _next.recency desc) = 1
    ),

    _known as (
        select _stated.* exclude (window_from, is_whole), false as is_derived
        from _stated
        where _stated.is_whole
        union all
        select _chained.* exclude (steps), true as is_derived
        from _chained
        anti join _stated
            on _chained.post_id = _stated.post_id and _chained.as_of_on = _stated.as_of_on and _stated.is_whole
        where _chained.steps > 0
        qualify row_number() over (
            partition by _chained.post_id, _chained.as_of_on order by _chained.recency desc, _chained.steps asc
        ) = 1
    )

    select
        _known.*,
        -- one number to order by: the day spoken of first, then how recent the file is
        (_known.as_of_on - date '0001-01-01')::hugeint * 100000000000000000000000000000000 + _known.recency as freshness
    from _known
);
