-- Which partners stand behind an account: its owner, a colleague's employer, or everyone who shares a joint account.
--
-- params: none
create or replace view account_partner as (
    select
        account.account_id,
        partner.partner_id
    from account
    left join person on account.person_id = person.person_id
    inner join partner on coalesce(account.owner_org_id, person.org_id) = partner.org_id
    where account.account_kind <> 'joint' and partner.earns_credit
    union
    select
        account.account_id,
        initiative_partner.partner_id
    from account
    inner join initiative_partner on account.initiative_id = initiative_partner.initiative_id
    inner join partner on initiative_partner.partner_id = partner.partner_id
    where account.account_kind = 'joint' and partner.earns_credit
    union
    select
        account_share.account_id,
        account_share.partner_id
    from account_share
);
