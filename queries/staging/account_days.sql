-- One row per printed day of an account, cast.
--
-- params:  platform_id, account_native_id, account_handle, account_name
--
-- Reads sound_row, read_word, read_moment and read_number; rows with an unreadable cell are left out. The account is
-- the one in the row, else the given one.

create or replace temp table staged_account_day as

with

word as (

    select
        read_word.row_no,
        max(read_word.text) filter (where read_word.field = 'platform') as platform,
        max(read_word.text) filter (where read_word.field = 'native_id') as native_id,
        max(read_word.text) filter (where read_word.field = 'handle') as handle,
        max(read_word.text) filter (where read_word.field = 'account_name') as account_name
    from read_word
    group by read_word.row_no

),

time as (

    select
        read_moment.row_no,
        max(read_moment.day) filter (where read_moment.field = 'day') as day
    from read_moment
    group by read_moment.row_no

),

figure as (

    select
        read_number.row_no,
        sum(read_number.number) filter (where read_number.field = 'exposures')::bigint as exposures,
        sum(read_number.number) filter (where read_number.field = 'reach')::bigint as reach,
        sum(read_number.number) filter (where read_number.field = 'reactions')::bigint as reactions,
        sum(read_number.number) filter (where read_number.field = 'comments')::bigint as comments,
        sum(read_number.number) filter (where read_number.field = 'shares')::bigint as shares,
        sum(read_number.number) filter (where read_number.field = 'saves')::bigint as saves,
        sum(read_number.number) filter (where read_number.field = 'engagements_native')::bigint as engagements_native,
        sum(read_number.number) filter (where read_number.field = 'link_clicks')::bigint as link_clicks,
        sum(read_number.number) filter (where read_number.field = 'all_clicks')::bigint as all_clicks,
        sum(read_number.number) filter (where read_number.field = 'video_views')::bigint as video_views,
        coalesce(
            sum(read_number.amount) filter (where read_number.field = 'watch_seconds'),
            sum(read_number.amount) filter (where read_number.field = 'watch_hours') * 3600
        ) as watch_seconds,
        sum(read_number.number) filter (where read_number.field = 'follows')::bigint as follows,
        sum(read_number.number) filter (where read_number.field = 'unfollows')::bigint as unfollows,
        sum(read_number.number) filter (where read_number.field = 'followers')::bigint as followers,
        sum(read_number.number) filter (where read_number.field = 'profile_visits')::bigint as profile_visits,
        sum(read_number.number) filter (where read_number.field = 'thumbnail_impressions')::bigint
            as thumbnail_impressions
    from read_number
    group by read_number.row_no

),

named as (

    select
        sound_row.*,
        coalesce(word.platform, $platform_id) as platform_id,
        coalesce(word.native_id, $account_native_id) as native_id,
        coalesce(word.handle, $account_handle) as handle,
        coalesce(word.account_name, $account_name) as account_name,
        time.day,
        figure.* exclude (row_no)
    from sound_row
    inner join time on sound_row.row_no = time.row_no
    left join word on sound_row.row_no = word.row_no
    left join figure on sound_row.row_no = figure.row_no

)

select
    named.*,
    source_account(named.platform_id, named.native_id, named.handle, named.account_name) as source_account_id
from named;
