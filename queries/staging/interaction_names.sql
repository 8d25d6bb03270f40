-- The accounts of the interactions that load, as their file names them.
--
-- params:  none

create or replace temp table named_account as
select
    staged_interaction.source_account_id,
    min(staged_interaction.platform_id) as platform_id,
    null::varchar as native_id,
    min(lower(ltrim(staged_interaction.handle, '@'))) as handle,
    min(staged_interaction.account_name) as name
from staged_interaction
where
    staged_interaction.source_account_id is not null
    and staged_interaction.row_no not in (select row_fault.row_no from row_fault)
group by staged_interaction.source_account_id;
