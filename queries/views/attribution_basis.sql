-- One sum over everything that attribution and credit rest on besides the posts: it changes when any of it does.
--
-- params: none
create or replace view attribution_basis as (
    with

    part as (

        select 'account' as name, sum(hash(account)::hugeint) as checksum from account
        union all
        select 'account_owner' as name, sum(hash(account_owner)::hugeint) as checksum from account_owner
        union all
        select 'account_share' as name, sum(hash(account_share)::hugeint) as checksum from account_share
        union all
        select 'attribution_rule' as name, sum(hash(attribution_rule)::hugeint) as checksum from attribution_rule
        union all
        select 'initiative' as name, sum(hash(initiative)::hugeint) as checksum from initiative
        union all
        select 'initiative_partner' as name, sum(hash(initiative_partner)::hugeint) as checksum from initiative_partner
        union all
        select 'link' as name, sum(hash(link)::hugeint) as checksum from link
        union all
        select 'partner' as name, sum(hash(partner)::hugeint) as checksum from partner
        union all
        select 'person' as name, sum(hash(person)::hugeint) as checksum from person

    )

    select string_agg(concat_ws(':', part.name, part.checksum::varchar), ' ' order by part.name) as fingerprint
    from part
);
