-- Every account a page may name: the registered ones, and those that files mention and nobody registered.
--
-- params: none
--
-- The account of a colleague who does not consent to be named has neither name nor handle here: is_named is false.
create or replace view account_known as (
    select
        account.account_id,
        account.platform_id,
        if(coalesce(person_shown.is_named, true), account.handle, null) as handle,
        if(coalesce(person_shown.is_named, true), account.name, person_shown.name) as name,
        coalesce(person_shown.is_named, true) as is_named,
        person_shown.pseudonym,
        person_shown.consent,
        account.account_kind,
        account.owner_org_id,
        account.person_id,
        account.initiative_id,
        account.position
    from account
    left join person_shown on account.person_id = person_shown.person_id
    union all
    select distinct
        account_seen.account_id,
        account_seen.platform_id,
        null as handle,
        account_seen.name,
        true as is_named,
        null as pseudonym,
        null as consent,
        'unregistered' as account_kind,
        null as owner_org_id,
        null as person_id,
        null as initiative_id,
        1000000 as position
    from account_seen
    where not account_seen.is_registered
);
