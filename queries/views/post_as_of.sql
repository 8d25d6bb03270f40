-- The running totals of every post as of a day, as known at a time: per number the last one reported.
--
-- params: none
--
-- A cell left blank in the newest file keeps its last reported value; a post without any file by that day is absent.
create or replace macro post_as_of(as_of, known_at) as table (
    select
        _total.post_id,
        max(_total.as_of_on) as as_of_on,
        min(_total.as_of_on) as first_as_of_on,
        arg_max(_total.exposures, _total.freshness) as exposures,
        arg_max(_total.reach, _total.freshness) as reach,
        arg_max(_total.reactions, _total.freshness) as reactions,
        arg_max(_total.comments, _total.freshness) as comments,
        arg_max(_total.shares, _total.freshness) as shares,
        arg_max(_total.saves, _total.freshness) as saves,
        arg_max(_total.eng_core, _total.freshness) as eng_core,
        arg_max(_total.engagements_native, _total.freshness) as engagements_native,
        arg_max(_total.link_clicks, _total.freshness) as link_clicks,
        arg_max(_total.all_clicks, _total.freshness) as all_clicks,
        arg_max(_total.video_views, _total.freshness) as video_views,
        arg_max(_total.watch_seconds, _total.freshness) as watch_seconds,
        arg_max(_total.follows, _total.freshness) as follows,
        arg_max(_total.profile_visits, _total.freshness) as profile_visits,
        arg_max(_total.batch_id, _total.freshness) as batch_id
    from post_totals(known_at) as _total
    where _total.as_of_on <= as_of
    group by _total.post_id
);
