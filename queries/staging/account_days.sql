-- One row per printed day of an account, cast.
--
-- params:  platform_id, account_native_id, account_handle, account_name
--
-- Reads told_account_day. The account is the one in the row, else the given one.

create or replace temp table staged_account_day as

with

named as (

    select
        told_account_day.* exclude (platform_id, native_id, handle, account_name),
        coalesce(told_account_day.platform_id, $platform_id) as platform_id,
        coalesce(told_account_day.native_id, $account_native_id) as native_id,
        coalesce(told_account_day.handle, bare($account_handle)) as handle,
        coalesce(told_account_day.account_name, bare($account_name)) as account_name
    from told_account_day

)

select
    named.*,
    source_account(named.platform_id, named.native_id, named.handle, named.account_name) as source_account_id
from named;
