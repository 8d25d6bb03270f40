-- The plain columns of a file about days of accounts, cast, with every column that such a file may have.
--
-- params:  none
--
-- Reads plain_row, which has a column for each field of which every cell is plain: a number of digits, a day with all
-- its digits, words without blanks around them. No rule of numbers.sql, times.sql, moments.sql and words.sql would
-- change one.

create or replace temp view plain_account_day as

with

plain as (

    select
        null::integer as row_no,
        null::varchar as sheet,
        null::bigint as line_no,
        null::boolean as is_supplement,
        null::date as day_day,
        null::varchar as word_platform,
        null::varchar as word_native_id,
        null::varchar as word_handle,
        null::varchar as word_account_name,
        null::bigint as count_exposures,
        null::bigint as count_reach,
        null::bigint as count_reactions,
        null::bigint as count_comments,
        null::bigint as count_shares,
        null::bigint as count_saves,
        null::bigint as count_engagements_native,
        null::bigint as count_link_clicks,
        null::bigint as count_all_clicks,
        null::bigint as count_video_views,
        null::bigint as count_follows,
        null::bigint as count_unfollows,
        null::bigint as count_followers,
        null::bigint as count_profile_visits,
        null::bigint as count_thumbnail_impressions,
        null::double as decimal_watch_seconds,
        null::double as decimal_watch_hours
    where false

    union all by name

    select * from plain_row

)

select
    plain.row_no,
    plain.sheet,
    plain.line_no,
    plain.is_supplement,
    plain.day_day as day,
    plain.word_platform as platform,
    plain.word_native_id as native_id,
    plain.word_handle as handle,
    plain.word_account_name as account_name,
    plain.count_exposures as exposures,
    plain.count_reach as reach,
    plain.count_reactions as reactions,
    plain.count_comments as comments,
    plain.count_shares as shares,
    plain.count_saves as saves,
    plain.count_engagements_native as engagements_native,
    plain.count_link_clicks as link_clicks,
    plain.count_all_clicks as all_clicks,
    plain.count_video_views as video_views,
    plain.count_follows as follows,
    plain.count_unfollows as unfollows,
    plain.count_followers as followers,
    plain.count_profile_visits as profile_visits,
    plain.count_thumbnail_impressions as thumbnail_impressions,
    plain.decimal_watch_seconds as watch_seconds,
    plain.decimal_watch_hours as watch_hours
from plain;
