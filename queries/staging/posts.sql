-- One row per printed row about a post, cast: what it says of the post, and its numbers.
--
-- params:  platform_id, account_handle, account_name, clock_in_id
--
-- Reads read_cell; rows with an unreadable cell are left out. The account is the one in the row, else the given one.

create or replace temp table staged_post as

with

sound_row as (

    select raw_row.row_no, raw_row.sheet, raw_row.line_no, raw_row.is_supplement
    from raw_row
    where raw_row.row_no not in (select read_cell.row_no from read_cell where read_cell.fault is not null)

),

pivoted as (

    select
        read_cell.row_no,
        coalesce(max(read_cell.text) filter (where read_cell.field = 'platform'), $platform_id) as platform_id,
        max(read_cell.text) filter (where read_cell.field = 'post_id') as printed_id,
        max(read_cell.text) filter (where read_cell.field = 'permalink') as permalink,
        coalesce(
            max(read_cell.text) filter (where read_cell.field = 'native_id'),
            nullif(regexp_extract(
                max(read_cell.text) filter (where read_cell.field = 'post_id'), '^([0-9]+)_[0-9]+$', 1
            ), '')
        ) as native_id,
        max(bare(read_cell.text)) filter (where read_cell.field = 'handle') as handle,
        max(bare(read_cell.text)) filter (where read_cell.field = 'account_name') as account_name,
        max(read_cell.at_utc) filter (where read_cell.field = 'published_at') as published_at_utc,
        max(read_cell.day) filter (where read_cell.field in ('published_at', 'published_on')) as printed_on,
        arg_max(read_cell.text, length(read_cell.text)) filter (where read_cell.field in ('text', 'title')) as text,
        max(read_cell.text) filter (where read_cell.field = 'content_format') as content_format,
        max(read_cell.text) filter (where read_cell.field = 'content_class') as content_class,
        max(bare(read_cell.text)) filter (where read_cell.field = 'tone') as tone,
        max(bare(read_cell.text)) filter (where read_cell.field = 'custom_label') as custom_label,
        bool_or(read_cell.flag) filter (where read_cell.field = 'is_reply') as is_reply,
        bool_or(read_cell.flag) filter (where read_cell.field = 'is_share') as is_share,
        bool_or(read_cell.flag) filter (where read_cell.field = 'is_paid_partnership') as is_paid_partnership,
        max(read_cell.day) filter (where read_cell.field = 'as_of') as as_of_on,
        sum(read_cell.number) filter (where read_cell.field = 'exposures')::bigint as exposures,
        sum(read_cell.number) filter (where read_cell.field = 'reach')::bigint as reach,
        sum(read_cell.number) filter (where read_cell.field = 'reactions')::bigint as reactions,
        sum(read_cell.number) filter (where read_cell.field = 'comments')::bigint as comments,
        sum(read_cell.number) filter (where read_cell.field = 'shares')::bigint as shares,
        sum(read_cell.number) filter (where read_cell.field = 'saves')::bigint as saves,
        sum(read_cell.number) filter (where read_cell.field = 'eng_core')::bigint as eng_core,
        sum(read_cell.number) filter (where read_cell.field = 'engagements_native')::bigint as engagements_native,
        sum(read_cell.number) filter (where read_cell.field = 'link_clicks')::bigint as link_clicks,
        sum(read_cell.number) filter (where read_cell.field = 'all_clicks')::bigint as all_clicks,
        try_cast(coalesce(
            sum(read_cell.number) filter (where read_cell.field = 'video_views'),
            sum(read_cell.number) filter (where read_cell.field = 'video_views_part')
        ) as bigint) as video_views,
        coalesce(
            sum(read_cell.amount) filter (where read_cell.field = 'watch_seconds'),
            sum(read_cell.amount) filter (where read_cell.field = 'watch_hours') * 3600
        ) as watch_seconds,
        sum(read_cell.number) filter (where read_cell.field = 'follows')::bigint as follows,
        sum(read_cell.number) filter (where read_cell.field = 'unfollows')::bigint as unfollows,
        sum(read_cell.number) filter (where read_cell.field = 'profile_visits')::bigint as profile_visits,
        sum(read_cell.number) filter (where read_cell.field = 'thumbnail_impressions')::bigint
            as thumbnail_impressions,
        try_cast(coalesce(
            sum(read_cell.number) filter (where read_cell.field = 'negative_feedback'),
            sum(read_cell.number) filter (where read_cell.field = 'negative_feedback_part')
        ) as bigint) as negative_feedback
    from read_cell
    group by read_cell.row_no

),

named as (

    select
        sound_row.sheet,
        sound_row.line_no,
        sound_row.is_supplement,
        pivoted.* replace (
            coalesce(pivoted.handle, handle_in_link(pivoted.platform_id, pivoted.permalink)) as handle
        ),
        post_key(pivoted.platform_id, pivoted.printed_id, pivoted.permalink) as post_key
    from pivoted
    inner join sound_row on pivoted.row_no = sound_row.row_no

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
