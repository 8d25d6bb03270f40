-- Each account as files name it, with the registered account it belongs to, if any.
--
-- params: none
--
-- The platform's own number is the surest match, then the handle, then the display name.
create or replace view account_seen as (
    select
        source_account.source_account_id,
        source_account.platform_id,
        account.account_id is not null as is_registered,
        coalesce(account.account_id, source_account.source_account_id) as account_id,
        coalesce(account.name, source_account.name, source_account.handle, source_account.native_id) as name
    from source_account
    left join account
        on
            source_account.platform_id = account.platform_id
            and (
                source_account.native_id = account.native_id
                or source_account.handle = account.handle
                or lower(source_account.name) = lower(account.name)
            )
    qualify row_number() over (
        partition by source_account.source_account_id
        order by
            coalesce(source_account.native_id = account.native_id, false) desc,
            coalesce(source_account.handle = account.handle, false) desc,
            account.account_id
    ) = 1
);
