-- Which registered accounts speak in an initiative, and for which of its partners.
--
-- params: none
--
-- An account that was opened for one initiative speaks in no other. A joint account speaks for everyone who shares it.
create or replace view initiative_account as (
    select
        initiative_partner.initiative_id,
        account_partner.partner_id,
        account.account_id,
        account.account_kind,
        account.platform_id
    from account
    inner join account_partner on account.account_id = account_partner.account_id
    inner join initiative_partner on account_partner.partner_id = initiative_partner.partner_id
    where coalesce(account.initiative_id, initiative_partner.initiative_id) = initiative_partner.initiative_id
);
