-- Every name that gives an organisation away: its own, its short one, and those of its accounts and colleagues.
--
-- params: none
--
-- joined is the name without blanks, as hashtags and handles write it; null where it is too short to be told from a
-- part of another word.
create or replace view organisation_word as (
    with

    named as (
        select organisation.org_id, organisation.name
        from organisation
        union all
        select partner.org_id, partner.short_name as name
        from partner
        union all
        select person.org_id, person.name
        from person
        union all
        select coalesce(account.owner_org_id, person.org_id) as org_id, unnest([account.name, account.handle]) as name
        from account
        left join person on account.person_id = person.person_id
    )

    select distinct
        named.org_id,
        plain_words(named.name) as words,
        if(
            length(replace(plain_words(named.name), ' ', '')) >= 6, replace(plain_words(named.name), ' ', ''), null
        ) as joined
    from named
    where named.org_id is not null and length(trim(plain_words(named.name))) > 0
);
