-- What the days of the posts of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on, exposures, reach, reactions, comments,
--     shares, engagements_native, video_views, watch_seconds, follows, thumbnail_impressions
select
    (
        select count(distinct staged_post_day.row_no)
        from staged_post_day
        where staged_post_day.row_no not in (select row_fault.row_no from row_fault)
    ) as records,
    count(distinct merged_post_day.row_no) as kept,
    count(distinct merged_post_day.post_id) as posts,
    count(distinct merged_post_day.source_account_id) as accounts,
    min(merged_post_day.day) as first_on,
    max(merged_post_day.day) as last_on,
    null::date as as_of_on,
    sum(merged_post_day.value) filter (where merged_post_day.metric_code = 'exposures') as exposures,
    sum(merged_post_day.value) filter (where merged_post_day.metric_code = 'reach') as reach,
    sum(merged_post_day.value) filter (where merged_post_day.metric_code = 'reactions') as reactions,
    sum(merged_post_day.value) filter (where merged_post_day.metric_code = 'comments') as comments,
    sum(merged_post_day.value) filter (where merged_post_day.metric_code = 'shares') as shares,
    sum(merged_post_day.value) filter (where merged_post_day.metric_code = 'engagements_native') as engagements_native,
    sum(merged_post_day.value) filter (where merged_post_day.metric_code = 'video_views') as video_views,
    sum(merged_post_day.value) filter (where merged_post_day.metric_code = 'watch_seconds') as watch_seconds,
    sum(merged_post_day.value) filter (where merged_post_day.metric_code = 'follows') as follows,
    sum(merged_post_day.value) filter (where merged_post_day.metric_code = 'thumbnail_impressions') as thumbnail_impressions
from merged_post_day
