-- What each printed row says about a day of an account, cast.
--
-- params:  platform_id, account_native_id, account_handle, account_name
--
-- Reads told_account_day. The account is the one in the row, else the given one.

set variable platform_id = $platform_id;

set variable account_native_id = $account_native_id;

set variable account_handle = $account_handle;

set variable account_name = $account_name;

create or replace temp view cast_account_day as

with

named as (

    select
        told_account_day.* exclude (platform_id, native_id, handle, account_name),
        coalesce(told_account_day.platform_id, getvariable('platform_id')::varchar) as platform_id,
        coalesce(told_account_day.native_id, getvariable('account_native_id')::varchar) as native_id,
        coalesce(told_account_day.handle, bare(getvariable('account_handle')::varchar)) as handle,
        coalesce(told_account_day.account_name, bare(getvariable('account_name')::varchar)) as account_name
    from told_account_day

)

select
    named.*,
    source_account(named.platform_id, named.native_id, named.handle, named.account_name) as source_account_id
from named;
