-- Daily figures of every account: per account, day and number the most recent file that reports it.
--
-- params: none
create or replace macro account_days_known(known_at) as table (
    select
        _seen.account_id,
        _day.day,
        arg_max(_day.exposures, _batch.recency) as exposures,
        arg_max(_day.reach, _batch.recency) as reach,
        arg_max(_day.reactions, _batch.recency) as reactions,
        arg_max(_day.comments, _batch.recency) as comments,
        arg_max(_day.shares, _batch.recency) as shares,
        arg_max(_day.saves, _batch.recency) as saves,
        arg_max(_day.engagements_native, _batch.recency) as engagements_native,
        arg_max(_day.link_clicks, _batch.recency) as link_clicks,
        arg_max(_day.all_clicks, _batch.recency) as all_clicks,
        arg_max(_day.video_views, _batch.recency) as video_views,
        arg_max(_day.follows, _batch.recency) as follows,
        arg_max(_day.unfollows, _batch.recency) as unfollows,
        arg_max(_day.followers, _batch.recency) as followers,
        arg_max(_day.profile_visits, _batch.recency) as profile_visits,
        max(_batch.as_of_on) as as_of_on
    from account_day_asked as _day
    inner join batches_known(known_at) as _batch on _day.batch_id = _batch.batch_id
    inner join account_seen as _seen on _day.source_account_id = _seen.source_account_id
    group by _seen.account_id, _day.day
);
