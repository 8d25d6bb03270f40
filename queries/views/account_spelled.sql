-- Every key under which a file may name a registered account: by its number, its handle or its name.
--
-- params: none
--
-- For what stands beside the posts, whose accounts are not collected from files. A stronger sign comes first.
create or replace view account_spelled as (
    with

    spelled as (

        select
            account.account_id,
            account.platform_id || ':' || account.native_id as source_account_id,
            1 as strength
        from account
        union all
        select
            account.account_id,
            account.platform_id || ':' || lower(account.handle) as source_account_id,
            2 as strength
        from account
        union all
        select
            account.account_id,
            account.platform_id || ':' || lower(account.name) as source_account_id,
            3 as strength
        from account

    )

    select
        spelled.source_account_id,
        arg_min(spelled.account_id, (spelled.strength, spelled.account_id)) as account_id
    from spelled
    where spelled.source_account_id is not null
    group by spelled.source_account_id
);
