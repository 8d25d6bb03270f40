-- The organisations behind some partners, as a list.
--
-- params: none
create or replace macro organisations_of(partner_ids) as (
    select coalesce(list(_partner.org_id), []::varchar[])
    from partner as _partner
    where list_contains(partner_ids, _partner.partner_id)
);
