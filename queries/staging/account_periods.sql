-- One row per printed period of an account, cast.
--
-- params:  platform_id, account_handle, account_name
--
-- Reads read_cell and sound_row; rows with an unreadable cell are left out.

create or replace temp table staged_account_period as

with

pivoted as (

    select
        read_cell.row_no,
        coalesce(max(read_cell.text) filter (where read_cell.field = 'platform'), $platform_id) as platform_id,
        coalesce(max(read_cell.text) filter (where read_cell.field = 'handle'), $account_handle) as handle,
        coalesce(
            max(read_cell.text) filter (where read_cell.field = 'account_name'), $account_name
        ) as account_name,
        max(read_cell.day) filter (where read_cell.field = 'period_from') as period_from,
        max(read_cell.day) filter (where read_cell.field = 'period_to') as period_to,
        max(read_cell.number) filter (where read_cell.field = 'reach') as reach
    from read_cell
    group by read_cell.row_no

)

select
    sound_row.sheet,
    sound_row.line_no,
    pivoted.*,
    source_account(pivoted.platform_id, null, bare(pivoted.handle), bare(pivoted.account_name)) as source_account_id
from pivoted
inner join sound_row on pivoted.row_no = sound_row.row_no;
