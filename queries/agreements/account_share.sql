-- The agreed splits of joint accounts.
--
-- grain:   one row per account, partner and day from which a split holds
-- params:  none
-- columns: account_id, partner_id, weight, valid_from

select
    account_share.account_id,
    account_share.partner_id,
    account_share.weight,
    account_share.valid_from
from account_share
order by account_share.rowid
