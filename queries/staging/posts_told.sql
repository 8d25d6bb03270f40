-- What each printed row says about a post, its plain columns and its cells laid together.
--
-- params:  none
--
-- Reads sound_row and, of each field, either plain_post or read_word, read_moment and read_number; rows with an
-- unreadable cell are left out.

create or replace temp view told_post as

with

word as (

    select
        read_word.row_no,
        max(read_word.text) filter (where read_word.field = 'platform') as platform,
        max(read_word.text) filter (where read_word.field = 'post_id') as printed_id,
        max(read_word.text) filter (where read_word.field = 'permalink') as permalink,
        max(read_word.text) filter (where read_word.field = 'native_id') as native_id,
        max(read_word.text) filter (where read_word.field = 'handle') as handle,
        max(read_word.text) filter (where read_word.field = 'account_name') as account_name,
        arg_max(read_word.text, length(read_word.text)) filter (where read_word.field in ('text', 'title')) as text,
        max(read_word.text) filter (where read_word.field = 'content_format') as content_format,
        max(read_word.text) filter (where read_word.field = 'content_class') as content_class,
        max(read_word.text) filter (where read_word.field = 'tone') as tone,
        max(read_word.text) filter (where read_word.field = 'custom_label') as custom_label,
        bool_or(read_word.flag) filter (where read_word.field = 'is_reply') as is_reply,
        bool_or(read_word.flag) filter (where read_word.field = 'is_share') as is_share,
        bool_or(read_word.flag) filter (where read_word.field = 'is_paid_partnership') as is_paid_partnership
    from read_word
    group by read_word.row_no

),

time as (

    select
        read_moment.row_no,
        max(read_moment.at_utc) filter (where read_moment.field = 'published_at') as published_at_utc,
        max(read_moment.day) filter (where read_moment.field in ('published_at', 'published_on')) as printed_on,
        max(read_moment.day) filter (where read_moment.field = 'as_of') as as_of_on
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
        sum(read_number.number) filter (where read_number.field = 'eng_core')::bigint as eng_core,
        sum(read_number.number) filter (where read_number.field = 'engagements_native')::bigint as engagements_native,
        sum(read_number.number) filter (where read_number.field = 'link_clicks')::bigint as link_clicks,
        sum(read_number.number) filter (where read_number.field = 'all_clicks')::bigint as all_clicks,
        sum(read_number.number) filter (where read_number.field = 'video_views') as video_views,
        sum(read_number.number) filter (where read_number.field = 'video_views_part') as video_views_part,
        sum(read_number.amount) filter (where read_number.field = 'watch_seconds') as watch_seconds,
        sum(read_number.amount) filter (where read_number.field = 'watch_hours') as watch_hours,
        sum(read_number.number) filter (where read_number.field = 'follows')::bigint as follows,
        sum(read_number.number) filter (where read_number.field = 'unfollows')::bigint as unfollows,
        sum(read_number.number) filter (where read_number.field = 'profile_visits')::bigint as profile_visits,
        sum(read_number.number) filter (where read_number.field = 'thumbnail_impressions')::bigint
            as thumbnail_impressions,
        sum(read_number.number) filter (where read_number.field = 'negative_feedback') as negative_feedback,
        sum(read_number.number) filter (where read_number.field = 'negative_feedback_part') as negative_feedback_part
    from read_number
    group by read_number.row_no

),

-- Joined before the words of plain_post come beside it, which are long.
cast_row as (

    select
        sound_row.*,
        word.* exclude (row_no),
        time.* exclude (row_no),
        figure.* exclude (row_no),
        word.row_no is not null as has_word
    from sound_row
    left join word on sound_row.row_no = word.row_no
    left join time on sound_row.row_no = time.row_no
    left join figure on sound_row.row_no = figure.row_no

)

select
    cast_row.row_no,
    cast_row.sheet,
    cast_row.line_no,
    cast_row.is_supplement,
    coalesce(cast_row.platform, plain_post.platform) as platform_id,
    coalesce(cast_row.printed_id, plain_post.printed_id) as printed_id,
    coalesce(cast_row.permalink, plain_post.permalink) as permalink,
    coalesce(cast_row.native_id, plain_post.native_id) as native_id,
    coalesce(cast_row.handle, plain_post.handle) as handle,
    coalesce(cast_row.account_name, plain_post.account_name) as account_name,
    coalesce(cast_row.content_format, plain_post.content_format) as content_format,
    coalesce(cast_row.content_class, plain_post.content_class) as content_class,
    coalesce(cast_row.tone, plain_post.tone) as tone,
    coalesce(cast_row.custom_label, plain_post.custom_label) as custom_label,
    coalesce(cast_row.is_reply, plain_post.is_reply) as is_reply,
    coalesce(cast_row.is_share, plain_post.is_share) as is_share,
    coalesce(cast_row.is_paid_partnership, plain_post.is_paid_partnership) as is_paid_partnership,
    coalesce(cast_row.text, plain_post.text) as text,
    coalesce(cast_row.published_at_utc, plain_post.published_at_utc) as published_at_utc,
    greatest(cast_row.printed_on, plain_post.printed_on) as printed_on,
    coalesce(cast_row.as_of_on, plain_post.as_of_on) as as_of_on,
    coalesce(cast_row.exposures, plain_post.exposures) as exposures,
    coalesce(cast_row.reach, plain_post.reach) as reach,
    coalesce(cast_row.reactions, plain_post.reactions) as reactions,
    coalesce(cast_row.comments, plain_post.comments) as comments,
    coalesce(cast_row.shares, plain_post.shares) as shares,
    coalesce(cast_row.saves, plain_post.saves) as saves,
    coalesce(cast_row.eng_core, plain_post.eng_core) as eng_core,
    coalesce(cast_row.engagements_native, plain_post.engagements_native) as engagements_native,
    coalesce(cast_row.link_clicks, plain_post.link_clicks) as link_clicks,
    coalesce(cast_row.all_clicks, plain_post.all_clicks) as all_clicks,
    coalesce(cast_row.follows, plain_post.follows) as follows,
    coalesce(cast_row.unfollows, plain_post.unfollows) as unfollows,
    coalesce(cast_row.profile_visits, plain_post.profile_visits) as profile_visits,
    coalesce(cast_row.thumbnail_impressions, plain_post.thumbnail_impressions) as thumbnail_impressions,
    try_cast(coalesce(
        cast_row.video_views, plain_post.video_views, cast_row.video_views_part, plain_post.video_views_part
    ) as bigint) as video_views,
    try_cast(coalesce(
        cast_row.negative_feedback, plain_post.negative_feedback,
        cast_row.negative_feedback_part, plain_post.negative_feedback_part
    ) as bigint) as negative_feedback,
    coalesce(
        cast_row.watch_seconds,
        plain_post.watch_seconds,
        coalesce(cast_row.watch_hours, plain_post.watch_hours) * 3600
    ) as watch_seconds
from plain_post
inner join cast_row on plain_post.row_no = cast_row.row_no
where cast_row.has_word or plain_post.has_word;
