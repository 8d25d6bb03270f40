-- The accounts of the periods that load, as their file names them.
--
-- params:  none

create or replace temp table named_account as
select
    staged_account_period.source_account_id,
    min(staged_account_period.platform_id) as platform_id,
    null::varchar as native_id,
    min(lower(ltrim(staged_account_period.handle, '@'))) as handle,
    min(staged_account_period.account_name) as name
from staged_account_period
where
    staged_account_period.source_account_id is not null
    and staged_account_period.row_no not in (select row_fault.row_no from row_fault)
group by staged_account_period.source_account_id;
