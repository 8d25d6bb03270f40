-- Put the roll-up of who stands behind accounts in the place of account_partner, for one cursor.
--
-- params:  none

create or replace temp view account_partner as (
    select
        account_partner_latest.account_id,
        account_partner_latest.partner_id
    from account_partner_latest
);
