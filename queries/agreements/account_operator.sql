-- Who ran an account day by day in which time.
--
-- grain:   one row per account and day from which someone ran it
-- params:  none
-- columns: account_id, org_id, valid_from, valid_to

select
    account_operator.account_id,
    account_operator.org_id,
    account_operator.valid_from,
    account_operator.valid_to
from account_operator
order by account_operator.rowid
