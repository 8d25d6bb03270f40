-- Each account as files name it, with the registered account it belongs to, if any.
--
-- params: none
--
-- The platform's own number is the surest match, then the handle, then the display name. A weaker sign never overrules
-- a stronger one that says otherwise: two pages of one name are two accounts when their numbers differ.
create or replace view account_seen as (
    with

    found as (

        select
            source_account.source_account_id,
            coalesce(
                min(account.account_id) filter (source_account.native_id = account.native_id),
                min(account.account_id) filter (source_account.handle = account.handle),
                min(account.account_id)
            ) as account_id
        from source_account
        inner join account
            on
                source_account.platform_id = account.platform_id
                and case
                    when source_account.native_id is not null and account.native_id is not null
                        then source_account.native_id = account.native_id
                    when source_account.handle is not null then source_account.handle = account.handle
                    else lower(source_account.name) = lower(account.name)
                end
        group by source_account.source_account_id

    )

    select
        source_account.source_account_id,
        source_account.platform_id,
        found.account_id is not null as is_registered,
        coalesce(found.account_id, source_account.source_account_id) as account_id,
        coalesce(source_account.name, source_account.handle, source_account.native_id) as name
    from source_account
    left join found on source_account.source_account_id = found.source_account_id
);
