-- The plain columns of a file about posts, cast, with every column that such a file may have.
--
-- params:  none
--
-- Reads raw_column and plain_row, which has a column for each field of which every cell is plain: a number of digits,
-- yes or no, a usual address, a day or a moment in UTC with all its digits, words without blanks around them, and
-- captions. No rule of numbers.sql, times.sql, moments.sql and words.sql would change one.

create or replace temp view plain_post as

with

-- Of a text and a title the longer one, the first of two that are as long.
caption_order as (

    select coalesce(arg_min(raw_column.field, raw_column.column_no), 'text') as first_field
    from raw_column
    where raw_column.field in ('text', 'title')

),

plain as (

    select
        null::integer as row_no,
        null::varchar as sheet,
        null::bigint as line_no,
        null::boolean as is_supplement,
        null::boolean as has_word,
        null::timestamp as moment_published_at,
        null::date as day_published_at,
        null::date as day_published_on,
        null::date as day_as_of,
        null::varchar as word_platform,
        null::varchar as word_post_id,
        null::varchar as word_permalink,
        null::varchar as word_native_id,
        null::varchar as word_handle,
        null::varchar as word_account_name,
        null::varchar as word_text,
        null::varchar as word_title,
        null::varchar as word_content_format,
        null::varchar as word_content_class,
        null::varchar as word_tone,
        null::varchar as word_custom_label,
        null::varchar as flag_is_reply,
        null::varchar as flag_is_share,
        null::varchar as flag_is_paid_partnership,
        null::bigint as count_exposures,
        null::bigint as count_reach,
        null::bigint as count_reactions,
        null::bigint as count_comments,
        null::bigint as count_shares,
        null::bigint as count_saves,
        null::bigint as count_eng_core,
        null::bigint as count_engagements_native,
        null::bigint as count_link_clicks,
        null::bigint as count_all_clicks,
        null::bigint as count_video_views,
        null::bigint as count_video_views_part,
        null::bigint as count_follows,
        null::bigint as count_unfollows,
        null::bigint as count_profile_visits,
        null::bigint as count_thumbnail_impressions,
        null::bigint as count_negative_feedback,
        null::bigint as count_negative_feedback_part,
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
    plain.has_word,
    plain.moment_published_at as published_at_utc,
    greatest(plain.day_published_at, plain.day_published_on) as printed_on,
    plain.day_as_of as as_of_on,
    plain.word_platform as platform,
    plain.word_post_id as printed_id,
    plain.word_permalink as permalink,
    plain.word_native_id as native_id,
    plain.word_handle as handle,
    plain.word_account_name as account_name,
    plain.word_content_format as content_format,
    plain.word_content_class as content_class,
    plain.word_tone as tone,
    plain.word_custom_label as custom_label,
    lower(plain.flag_is_reply) in ('1', 'true') as is_reply,
    lower(plain.flag_is_share) in ('1', 'true') as is_share,
    lower(plain.flag_is_paid_partnership) in ('1', 'true') as is_paid_partnership,
    plain.count_exposures as exposures,
    plain.count_reach as reach,
    plain.count_reactions as reactions,
    plain.count_comments as comments,
    plain.count_shares as shares,
    plain.count_saves as saves,
    plain.count_eng_core as eng_core,
    plain.count_engagements_native as engagements_native,
    plain.count_link_clicks as link_clicks,
    plain.count_all_clicks as all_clicks,
    plain.count_video_views as video_views,
    plain.count_video_views_part as video_views_part,
    plain.count_follows as follows,
    plain.count_unfollows as unfollows,
    plain.count_profile_visits as profile_visits,
    plain.count_thumbnail_impressions as thumbnail_impressions,
    plain.count_negative_feedback as negative_feedback,
    plain.count_negative_feedback_part as negative_feedback_part,
    plain.decimal_watch_seconds as watch_seconds,
    plain.decimal_watch_hours as watch_hours,
    case
        when plain.word_text is null or plain.word_title is null then coalesce(plain.word_text, plain.word_title)
        when length(plain.word_text) = length(plain.word_title)
            then if(caption_order.first_field = 'text', plain.word_text, plain.word_title)
        when length(plain.word_text) > length(plain.word_title) then plain.word_text
        else plain.word_title
    end as text
from plain
cross join caption_order;
