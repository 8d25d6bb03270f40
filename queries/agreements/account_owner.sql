-- Who held an account in which time.
--
-- grain:   one row per account and day from which someone held it
-- params:  none
-- columns: account_id, org_id, valid_from, valid_to

select
    account_owner.account_id,
    account_owner.org_id,
    account_owner.valid_from,
    account_owner.valid_to
from account_owner
order by account_owner.rowid
