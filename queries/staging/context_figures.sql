-- One row per printed figure about an audience, an ad, a competitor, a board, a link or a product, cast.
--
-- params:  platform_id, account_handle, account_name
--
-- Reads read_word, read_moment and read_number; rows with an unreadable cell are left out. Every text that names no
-- account is a label. A row without a figure stays, with none.

create or replace temp table staged_context_figure as

with

sound_row as (

    select raw_row.row_no, raw_row.sheet, raw_row.line_no
    from raw_row
    where raw_row.row_no not in (select cell_fault.row_no from cell_fault)

),

word as (

    select
        read_word.row_no,
        read_word.field,
        max(read_word.text) as text
    from read_word
    group by read_word.row_no, read_word.field

),

labelled as (

    select
        word.row_no,
        max(word.text) filter (where word.field = 'platform') as platform,
        max(word.text) filter (where word.field = 'handle') as handle,
        max(word.text) filter (where word.field = 'account_name') as account_name,
        max(word.text) filter (where word.field = 'currency') as currency,
        map_from_entries(
            list(row(word.field, word.text) order by word.field)
            filter (where word.field not in ('platform', 'handle', 'account_name', 'currency'))
        ) as labels
    from word
    group by word.row_no

),

time as (

    select
        read_moment.row_no,
        max(read_moment.day) filter (where read_moment.field in ('period_from', 'day')) as period_from,
        max(read_moment.day) filter (where read_moment.field in ('period_to', 'day')) as period_to
    from read_moment
    group by read_moment.row_no

),

figure as (

    select
        read_number.row_no,
        read_number.field as metric_code,
        sum(read_number.number)::bigint as number,
        sum(read_number.amount) as amount
    from read_number
    group by read_number.row_no, read_number.field

)

select
    sound_row.*,
    coalesce(labelled.platform, $platform_id) as platform_id,
    source_account(
        coalesce(labelled.platform, $platform_id),
        null,
        bare(coalesce(labelled.handle, $account_handle)),
        bare(coalesce(labelled.account_name, $account_name))
    ) as source_account_id,
    coalesce(labelled.labels, map([]::varchar[], []::varchar[])) as labels,
    labelled.currency,
    time.period_from,
    time.period_to,
    figure.metric_code,
    figure.number,
    figure.amount
from sound_row
left join labelled on sound_row.row_no = labelled.row_no
left join time on sound_row.row_no = time.row_no
left join figure on sound_row.row_no = figure.row_no;
