-- One row per printed figure of a website report, cast.
--
-- params:  none
--
-- Reads read_cell and sound_row; rows with an unreadable cell are left out.

create or replace temp table staged_web_figure as

with

pivoted as (

    select
        read_cell.row_no,
        max(read_cell.text) filter (where read_cell.field = 'property') as property,
        max(read_cell.number) filter (where read_cell.field = 'block_no') as block_no,
        max(read_cell.text) filter (where read_cell.field = 'block_title') as block_title,
        max(read_cell.text) filter (where read_cell.field = 'dimension') as dimension,
        max(read_cell.text) filter (where read_cell.field = 'member') as member,
        max(read_cell.day) filter (where read_cell.field = 'period_from') as period_from,
        max(read_cell.day) filter (where read_cell.field = 'period_to') as period_to,
        max(read_cell.text) filter (where read_cell.field = 'metric_code') as metric_code,
        max(read_cell.amount) filter (where read_cell.field = 'value') as value,
        bool_or(read_cell.flag) filter (where read_cell.field = 'is_summed') as is_summed
    from read_cell
    group by read_cell.row_no

)

select
    sound_row.sheet,
    sound_row.line_no,
    pivoted.*
from pivoted
inner join sound_row on pivoted.row_no = sound_row.row_no;
