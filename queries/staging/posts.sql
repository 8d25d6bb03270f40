-- One row per printed row about a post, cast: what it says of the post, and its numbers.
--
-- params:  platform_id, account_handle, account_name, clock_in_id
--
-- Reads sound_row and, of each field, either plain_post or read_word, read_moment and read_number; rows with an unreadable
-- cell are left out. The account is the one in the row, else the given one.

create or replace temp table staged_post as

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

-- Of a text and a title the longer one, the first of two that are as long.
caption_order as (

    select coalesce(arg_min(raw_column.field, raw_column.column_no), 'text') as first_field
    from raw_column
    where raw_column.field in ('text', 'title')

),

told as (

    select
        sound_row.*,
        coalesce(word.platform, plain_post.platform, $platform_id) as platform_id,
        coalesce(word.printed_id, plain_post.printed_id) as printed_id,
        coalesce(word.permalink, plain_post.permalink) as permalink,
        coalesce(word.native_id, plain_post.native_id) as native_id,
        coalesce(word.handle, plain_post.handle) as handle,
        coalesce(word.account_name, plain_post.account_name) as account_name,
        coalesce(word.content_format, plain_post.content_format) as content_format,
        coalesce(word.content_class, plain_post.content_class) as content_class,
        coalesce(word.tone, plain_post.tone) as tone,
        coalesce(word.custom_label, plain_post.custom_label) as custom_label,
        coalesce(word.is_reply, plain_post.is_reply) as is_reply,
        coalesce(word.is_share, plain_post.is_share) as is_share,
        coalesce(word.is_paid_partnership, plain_post.is_paid_partnership) as is_paid_partnership,
        case
            when word.text is not null then word.text
            when plain_post.text is null or plain_post.title is null then coalesce(plain_post.text, plain_post.title)
            when length(plain_post.text) = length(plain_post.title)
                then if(caption_order.first_field = 'text', plain_post.text, plain_post.title)
            when length(plain_post.text) > length(plain_post.title) then plain_post.text
            else plain_post.title
        end as text,
        time.* exclude (row_no),
        coalesce(figure.exposures, plain_post.exposures) as exposures,
        coalesce(figure.reach, plain_post.reach) as reach,
        coalesce(figure.reactions, plain_post.reactions) as reactions,
        coalesce(figure.comments, plain_post.comments) as comments,
        coalesce(figure.shares, plain_post.shares) as shares,
        coalesce(figure.saves, plain_post.saves) as saves,
        coalesce(figure.eng_core, plain_post.eng_core) as eng_core,
        coalesce(figure.engagements_native, plain_post.engagements_native) as engagements_native,
        coalesce(figure.link_clicks, plain_post.link_clicks) as link_clicks,
        coalesce(figure.all_clicks, plain_post.all_clicks) as all_clicks,
        coalesce(figure.follows, plain_post.follows) as follows,
        coalesce(figure.unfollows, plain_post.unfollows) as unfollows,
        coalesce(figure.profile_visits, plain_post.profile_visits) as profile_visits,
        coalesce(figure.thumbnail_impressions, plain_post.thumbnail_impressions) as thumbnail_impressions,
        try_cast(coalesce(
            figure.video_views, plain_post.video_views, figure.video_views_part, plain_post.video_views_part
        ) as bigint) as video_views,
        try_cast(coalesce(
            figure.negative_feedback, plain_post.negative_feedback,
            figure.negative_feedback_part, plain_post.negative_feedback_part
        ) as bigint) as negative_feedback,
        coalesce(
            figure.watch_seconds, plain_post.watch_seconds, (coalesce(figure.watch_hours, plain_post.watch_hours)) * 3600
        ) as watch_seconds
    from sound_row
    cross join caption_order
    inner join plain_post on sound_row.row_no = plain_post.row_no
    left join word on sound_row.row_no = word.row_no
    left join time on sound_row.row_no = time.row_no
    left join figure on sound_row.row_no = figure.row_no
    where word.row_no is not null or plain_post.has_word

),

named as (

    select
        told.* exclude (native_id, handle),
        coalesce(told.native_id, nullif(regexp_extract(told.printed_id, '^([0-9]+)_[0-9]+$', 1), '')) as native_id,
        coalesce(told.handle, handle_in_link(told.platform_id, told.permalink)) as handle,
        post_key(told.platform_id, told.printed_id, told.permalink) as post_key
    from told

)

select
    named.* exclude (post_key, handle, account_name, published_at_utc, printed_on, eng_core, is_reply),
    named.platform_id || ':' || named.post_key as post_id,
    named.post_key,
    coalesce(named.handle, $account_handle) as handle,
    coalesce(named.account_name, $account_name) as account_name,
    source_account(
        named.platform_id,
        named.native_id,
        coalesce(named.handle, case when named.native_id is null then $account_handle end),
        coalesce(named.account_name, $account_name)
    ) as source_account_id,
    coalesce(
        named.published_at_utc, case when $clock_in_id then clock_in_id(named.platform_id, named.post_key) end
    ) as published_at_utc,
    coalesce(named.published_at_utc::date, named.printed_on) as printed_on,
    coalesce(
        named.eng_core, try_cast(named.reactions::hugeint + named.comments + named.shares as bigint)
    ) as eng_core,
    coalesce(named.is_reply, case when named.platform_id = 'x' then starts_with(named.text, '@') end) as is_reply,
    left(sha256(named.text), 16) as caption_id
from named;
