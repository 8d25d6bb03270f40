-- The accounts that the rows about days name, with how many rows each.
--
-- grain:   one row per account
-- params:  none
-- columns: source_account_id, native_id, handle, account_name, named_in
select
    staged_account_day.source_account_id,
    min(staged_account_day.native_id) as native_id,
    min(staged_account_day.handle) as handle,
    min(staged_account_day.account_name) as account_name,
    count(*) as named_in
from staged_account_day
group by staged_account_day.source_account_id
order by named_in desc, staged_account_day.source_account_id asc
