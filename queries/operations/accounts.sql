-- Every account that is agreed or that a file has named, for saying what a file is about.
--
-- grain:   one row per platform and handle
-- params:  none
-- columns: platform_id, handle, name, is_agreed

select
    account.platform_id,
    account.handle,
    account_known.name,
    true as is_agreed
from account
inner join account_known on account.account_id = account_known.account_id
union all
select
    source_account.platform_id,
    source_account.handle,
    coalesce(source_account.name, source_account.handle) as name,
    false as is_agreed
from source_account
where
    source_account.handle is not null
    and not exists (
        select 1
        from account
        where account.platform_id = source_account.platform_id and account.handle = source_account.handle
    )
order by platform_id asc, is_agreed desc, name asc, handle asc
