-- Every registered account, in the order of the agreements file.
--
-- grain:   one row per account
-- params:  none
-- columns: account_id, platform_id, handle, native_id, name, account_kind, owner_org_id,
--          person_id, initiative_id, opened_on, closed_on, closing_plan

select
    account.account_id,
    account.platform_id,
    account.handle,
    account.native_id,
    account.name,
    account.account_kind,
    account.owner_org_id,
    account.person_id,
    account.initiative_id,
    account.opened_on,
    account.closed_on,
    account.closing_plan
from account
order by account.position
