-- One row per printed day of a link, cast.
--
-- params:  none
--
-- Reads read_cell and sound_row; rows with an unreadable cell are left out.

create or replace temp table staged_link_click as

with

pivoted as (

    select
        read_cell.row_no,
        max(read_cell.text) filter (where read_cell.field = 'link') as link,
        max(read_cell.day) filter (where read_cell.field = 'day') as day,
        max(read_cell.number) filter (where read_cell.field = 'clicks') as clicks,
        max(read_cell.number) filter (where read_cell.field = 'scans') as scans
    from read_cell
    group by read_cell.row_no

)

select
    sound_row.sheet,
    sound_row.line_no,
    pivoted.*
from pivoted
inner join sound_row on pivoted.row_no = sound_row.row_no;
