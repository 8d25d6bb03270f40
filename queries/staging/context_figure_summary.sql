-- What the context figures of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on, exposures, reach, reactions, comments,
--     shares, saves, engagements_native, link_clicks, all_clicks, video_views, watch_seconds, follows, followers,
--     profile_visits, orders, spend
--
-- Sums are checksums of the file: shares of an audience are not among them, and reach is added here and nowhere else.
-- Followers are a stock: of each row's subject the last day counts. Amounts of two currencies have no sum.
with

kept_figure as (

    select staged_context_figure.*
    from staged_context_figure
    inner join kept_row on staged_context_figure.row_no = kept_row.row_no

),

last_followers as (

    select arg_max(kept_figure.number, coalesce(kept_figure.period_to, date '0001-01-01')) as number
    from kept_figure
    where kept_figure.metric_code = 'followers'
    group by kept_figure.source_account_id, kept_figure.labels::varchar

)

select
    (select coalesce(sum(kept_row.printed_rows), 0)::bigint from kept_row) as records,
    (select count(*) from kept_row) as kept,
    null::bigint as posts,
    count(distinct kept_figure.source_account_id) as accounts,
    min(kept_figure.period_from) as first_on,
    max(kept_figure.period_to) as last_on,
    null::date as as_of_on,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'exposures') as exposures,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'reach') as reach,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'reactions') as reactions,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'comments') as comments,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'shares') as shares,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'saves') as saves,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'engagements_native') as engagements_native,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'link_clicks') as link_clicks,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'all_clicks') as all_clicks,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'video_views') as video_views,
    sum(kept_figure.amount) filter (where kept_figure.metric_code = 'watch_hours') * 3600 as watch_seconds,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'follows') as follows,
    (select sum(last_followers.number) from last_followers) as followers,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'profile_visits') as profile_visits,
    sum(kept_figure.number) filter (where kept_figure.metric_code = 'orders') as orders,
    case
        when count(distinct kept_figure.currency) filter (where kept_figure.metric_code = 'spend') <= 1
            then round(sum(kept_figure.amount) filter (where kept_figure.metric_code = 'spend'), 2)
    end as spend
from kept_figure
