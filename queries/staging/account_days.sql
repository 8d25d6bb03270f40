-- One row per printed day of an account, cast.
--
-- params:  platform_id, account_native_id, account_handle, account_name
--
-- Reads read_cell; rows with an unreadable cell are left out. The account is the one in the row, else the given one.

create or replace temp table staged_account_day as

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
        coalesce(max(read_cell.text) filter (where read_cell.field = 'native_id'), $account_native_id) as native_id,
        coalesce(max(bare(read_cell.text)) filter (where read_cell.field = 'handle'), $account_handle) as handle,
        coalesce(
            max(bare(read_cell.text)) filter (where read_cell.field = 'account_name'), $account_name
        ) as account_name,
        max(read_cell.day) filter (where read_cell.field = 'day') as day,
        sum(read_cell.number) filter (where read_cell.field = 'exposures')::bigint as exposures,
        sum(read_cell.number) filter (where read_cell.field = 'reach')::bigint as reach,
        sum(read_cell.number) filter (where read_cell.field = 'reactions')::bigint as reactions,
        sum(read_cell.number) filter (where read_cell.field = 'comments')::bigint as comments,
        sum(read_cell.number) filter (where read_cell.field = 'shares')::bigint as shares,
        sum(read_cell.number) filter (where read_cell.field = 'saves')::bigint as saves,
        sum(read_cell.number) filter (where read_cell.field = 'engagements_native')::bigint as engagements_native,
        sum(read_cell.number) filter (where read_cell.field = 'link_clicks')::bigint as link_clicks,
        sum(read_cell.number) filter (where read_cell.field = 'all_clicks')::bigint as all_clicks,
        sum(read_cell.number) filter (where read_cell.field = 'video_views')::bigint as video_views,
        coalesce(
            sum(read_cell.amount) filter (where read_cell.field = 'watch_seconds'),
            sum(read_cell.amount) filter (where read_cell.field = 'watch_hours') * 3600
        ) as watch_seconds,
        sum(read_cell.number) filter (where read_cell.field = 'follows')::bigint as follows,
        sum(read_cell.number) filter (where read_cell.field = 'unfollows')::bigint as unfollows,
        sum(read_cell.number) filter (where read_cell.field = 'followers')::bigint as followers,
        sum(read_cell.number) filter (where read_cell.field = 'profile_visits')::bigint as profile_visits,
        sum(read_cell.number) filter (where read_cell.field = 'thumbnail_impressions')::bigint
            as thumbnail_impressions
    from read_cell
    group by read_cell.row_no

)

select
    sound_row.sheet,
    sound_row.line_no,
    sound_row.is_supplement,
    pivoted.*,
    source_account(pivoted.platform_id, pivoted.native_id, pivoted.handle, pivoted.account_name) as source_account_id
from pivoted
inner join sound_row on pivoted.row_no = sound_row.row_no;
