-- One row per printed request, cast.
--
-- params:  none
--
-- Reads read_cell and sound_row; rows with an unreadable cell are left out.

create or replace temp table staged_request as

with

pivoted as (

    select
        read_cell.row_no,
        max(read_cell.text) filter (where read_cell.field = 'request_id') as request_id,
        max(read_cell.text) filter (where read_cell.field = 'initiative') as initiative,
        max(read_cell.text) filter (where read_cell.field = 'from_organisation') as from_organisation,
        max(read_cell.text) filter (where read_cell.field = 'to_organisation') as to_organisation,
        max(read_cell.text) filter (where read_cell.field = 'kind') as kind,
        max(read_cell.at_utc) filter (where read_cell.field = 'opened_at') as opened_at_utc,
        max(read_cell.at_utc) filter (where read_cell.field = 'due_at') as due_at_utc,
        max(read_cell.at_utc) filter (where read_cell.field = 'first_response_at') as first_response_at_utc,
        max(read_cell.at_utc) filter (where read_cell.field = 'closed_at') as closed_at_utc,
        max(read_cell.text) filter (where read_cell.field = 'outcome') as outcome
    from read_cell
    group by read_cell.row_no

)

select
    sound_row.sheet,
    sound_row.line_no,
    pivoted.*
from pivoted
inner join sound_row on pivoted.row_no = sound_row.row_no;
