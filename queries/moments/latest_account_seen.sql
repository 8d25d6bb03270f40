-- Put what accounts of files were taken for in the place of account_seen, for one cursor that asks about any time.
--
-- params:  none

create or replace temp view account_seen as (
    select
        source_account.source_account_id,
        source_account.platform_id,
        latest_account.is_registered,
        latest_account.account_id,
        coalesce(source_account.name, source_account.handle, source_account.native_id) as name
    from source_account
    inner join latest_account on source_account.source_account_id = latest_account.source_account_id
);
