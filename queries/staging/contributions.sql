-- One row per printed contribution, cast.
--
-- params:  none
--
-- Reads read_cell and sound_row; rows with an unreadable cell are left out.

create or replace temp table staged_contribution as

with

pivoted as (

    select
        read_cell.row_no,
        max(read_cell.text) filter (where read_cell.field = 'contribution_id') as contribution_id,
        max(read_cell.text) filter (where read_cell.field = 'initiative') as initiative,
        max(read_cell.text) filter (where read_cell.field = 'partner') as partner,
        max(read_cell.text) filter (where read_cell.field = 'kind') as kind,
        max(read_cell.day) filter (where read_cell.field = 'covers_from') as covers_from,
        max(read_cell.day) filter (where read_cell.field = 'covers_to') as covers_to,
        max(read_cell.amount) filter (where read_cell.field = 'quantity') as quantity,
        max(read_cell.text) filter (where read_cell.field = 'unit') as unit,
        max(read_cell.amount) filter (where read_cell.field = 'unit_rate') as unit_rate,
        max(read_cell.amount) filter (where read_cell.field = 'amount') as amount,
        max(read_cell.text) filter (where read_cell.field = 'currency') as currency,
        max(read_cell.text) filter (where read_cell.field = 'valuation_basis') as valuation_basis,
        bool_or(read_cell.flag) filter (where read_cell.field = 'agreed') as agreed
    from read_cell
    group by read_cell.row_no

)

select
    sound_row.sheet,
    sound_row.line_no,
    pivoted.*
from pivoted
inner join sound_row on pivoted.row_no = sound_row.row_no;
