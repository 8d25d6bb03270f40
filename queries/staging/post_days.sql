-- One row per printed figure of a post and day, cast.
--
-- params:  platform_id, account_handle, account_name, clock_in_id
--
-- Reads read_cell and sound_row; rows with an unreadable cell are left out. Every number of a row becomes a figure of
-- its own.

create or replace temp table staged_post_day as

with

named as (

    select
        read_cell.row_no,
        $platform_id::varchar as platform_id,
        max(read_cell.text) filter (where read_cell.field = 'post_id') as printed_id,
        max(read_cell.text) filter (where read_cell.field = 'permalink') as permalink,
        arg_max(read_cell.text, length(read_cell.text)) filter (where read_cell.field in ('text', 'title')) as text,
        max(read_cell.day) filter (where read_cell.field = 'published_on') as printed_on,
        max(read_cell.day) filter (where read_cell.field = 'day') as day,
        coalesce(max(read_cell.text) filter (where read_cell.field = 'handle'), $account_handle) as handle,
        coalesce(max(read_cell.text) filter (where read_cell.field = 'account_name'), $account_name)
            as account_name
    from read_cell
    group by read_cell.row_no

),

figure as (

    select
        read_cell.row_no,
        case read_cell.field when 'watch_hours' then 'watch_seconds' else read_cell.field end as metric_code,
        sum(
            coalesce(read_cell.number::double, read_cell.amount)
            * case read_cell.field when 'watch_hours' then 3600 else 1 end
        ) as value
    from read_cell
    where coalesce(read_cell.number::double, read_cell.amount) is not null
    group by read_cell.row_no, metric_code

)

select
    sound_row.sheet,
    sound_row.line_no,
    named.*,
    named.platform_id || ':' || post_key(named.platform_id, named.printed_id, named.permalink) as post_id,
    case
        when $clock_in_id
            then clock_in_id(named.platform_id, post_key(named.platform_id, named.printed_id, named.permalink))
    end as published_at_utc,
    source_account(named.platform_id, null, bare(named.handle), bare(named.account_name)) as source_account_id,
    left(sha256(named.text), 16) as caption_id,
    figure.metric_code,
    figure.value
from named
inner join sound_row on named.row_no = sound_row.row_no
left join figure on named.row_no = figure.row_no;
