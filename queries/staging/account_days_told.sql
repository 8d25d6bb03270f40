-- What each printed row says about a day of an account, its plain columns and its cells laid together.
--
-- params:  none
--
-- Reads sound_row and, of each field, either plain_account_day or read_word, read_moment and read_number; rows with an
-- unreadable cell are left out.

create or replace temp view told_account_day as

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
        sum(read_number.amount) filter (where read_number.field = 'watch_seconds') as watch_seconds,
        sum(read_number.amount) filter (where read_number.field = 'watch_hours') as watch_hours,
        sum(read_number.number) filter (where read_number.field = 'follows')::bigint as follows,
        sum(read_number.number) filter (where read_number.field = 'unfollows')::bigint as unfollows,
        sum(read_number.number) filter (where read_number.field = 'followers')::bigint as followers,
        sum(read_number.number) filter (where read_number.field = 'profile_visits')::bigint as profile_visits,
        sum(read_number.number) filter (where read_number.field = 'thumbnail_impressions')::bigint
            as thumbnail_impressions
    from read_number
    group by read_number.row_no

)

select
    sound_row.*,
    coalesce(word.platform, plain_account_day.platform) as platform_id,
    coalesce(word.native_id, plain_account_day.native_id) as native_id,
    coalesce(word.handle, plain_account_day.handle) as handle,
    coalesce(word.account_name, plain_account_day.account_name) as account_name,
    coalesce(time.day, plain_account_day.day) as day,
    coalesce(figure.exposures, plain_account_day.exposures) as exposures,
    coalesce(figure.reach, plain_account_day.reach) as reach,
    coalesce(figure.reactions, plain_account_day.reactions) as reactions,
    coalesce(figure.comments, plain_account_day.comments) as comments,
    coalesce(figure.shares, plain_account_day.shares) as shares,
    coalesce(figure.saves, plain_account_day.saves) as saves,
    coalesce(figure.engagements_native, plain_account_day.engagements_native) as engagements_native,
    coalesce(figure.link_clicks, plain_account_day.link_clicks) as link_clicks,
    coalesce(figure.all_clicks, plain_account_day.all_clicks) as all_clicks,
    coalesce(figure.video_views, plain_account_day.video_views) as video_views,
    coalesce(figure.follows, plain_account_day.follows) as follows,
    coalesce(figure.unfollows, plain_account_day.unfollows) as unfollows,
    coalesce(figure.followers, plain_account_day.followers) as followers,
    coalesce(figure.profile_visits, plain_account_day.profile_visits) as profile_visits,
    coalesce(figure.thumbnail_impressions, plain_account_day.thumbnail_impressions) as thumbnail_impressions,
    coalesce(
        figure.watch_seconds,
        plain_account_day.watch_seconds,
        coalesce(figure.watch_hours, plain_account_day.watch_hours) * 3600
    ) as watch_seconds
from sound_row
inner join plain_account_day on sound_row.row_no = plain_account_day.row_no
left join time on sound_row.row_no = time.row_no
left join word on sound_row.row_no = word.row_no
left join figure on sound_row.row_no = figure.row_no
where coalesce(time.day, plain_account_day.day) is not null;
