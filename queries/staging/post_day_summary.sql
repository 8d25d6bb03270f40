-- What the days of the posts of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on, exposures, reach, reactions, comments,
--     shares, engagements_native, video_views, watch_seconds, follows, thumbnail_impressions
with

printed as (

    select
        coalesce(sum(kept_row.printed_rows), 0)::bigint as records,
        count(*) as kept
    from kept_row

)

select
    (select printed.records from printed) as records,
    (select printed.kept from printed) as kept,
    count(distinct staged_post_day.post_id) as posts,
    count(distinct staged_post_day.source_account_id) as accounts,
    min(staged_post_day.day) as first_on,
    max(staged_post_day.day) as last_on,
    null::date as as_of_on,
    sum(staged_post_day.value) filter (where staged_post_day.metric_code = 'exposures') as exposures,
    sum(staged_post_day.value) filter (where staged_post_day.metric_code = 'reach') as reach,
    sum(staged_post_day.value) filter (where staged_post_day.metric_code = 'reactions') as reactions,
    sum(staged_post_day.value) filter (where staged_post_day.metric_code = 'comments') as comments,
    sum(staged_post_day.value) filter (where staged_post_day.metric_code = 'shares') as shares,
    sum(staged_post_day.value) filter (where staged_post_day.metric_code = 'engagements_native') as engagements_native,
    sum(staged_post_day.value) filter (where staged_post_day.metric_code = 'video_views') as video_views,
    sum(staged_post_day.value) filter (where staged_post_day.metric_code = 'watch_seconds') as watch_seconds,
    sum(staged_post_day.value) filter (where staged_post_day.metric_code = 'follows') as follows,
    sum(staged_post_day.value) filter (where staged_post_day.metric_code = 'thumbnail_impressions')
        as thumbnail_impressions
from staged_post_day
inner join kept_row on staged_post_day.row_no = kept_row.row_no
