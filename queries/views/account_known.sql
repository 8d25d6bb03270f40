-- Every account a page may name: the registered ones, and those that files mention and nobody registered.
--
-- params: none
create or replace view account_known as (
    select
        account.account_id,
        account.platform_id,
        account.handle,
        account.name,
        account.account_kind,
        account.owner_org_id,
        account.person_id,
        account.initiative_id,
        account.position
    from account
    union all
    select distinct
        account_seen.account_id,
        account_seen.platform_id,
        null as handle,
        account_seen.name,
        'unregistered' as account_kind,
        null as owner_org_id,
        null as person_id,
        null as initiative_id,
        1000000 as position
    from account_seen
    where not account_seen.is_registered
);
