-- The accounts of the days that load, as their file names them.
--
-- params:  none

create or replace temp table named_account as
select
    staged_account_day.source_account_id,
    min(staged_account_day.platform_id) as platform_id,
    min(staged_account_day.native_id) as native_id,
    min(lower(ltrim(staged_account_day.handle, '@'))) as handle,
    min(staged_account_day.account_name) as name
from staged_account_day
where staged_account_day.row_no not in (select row_fault.row_no from row_fault)
group by staged_account_day.source_account_id;
