-- Roll up who stands behind each account, where something else may be agreed.
--
-- params:  none

delete from account_partner_latest;

insert into account_partner_latest (account_id, partner_id)
select
    account_partner.account_id,
    account_partner.partner_id
from account_partner;
