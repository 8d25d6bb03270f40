-- The accounts whose files a partner may hand in: its own ones in the initiative, and those it shares.
--
-- grain:   one row per account
-- params:  initiative_ids, partner_ids
-- columns: account_id, account_name, platform_id, handle, account_kind
--
-- Accounts of colleagues are left out: their exports are theirs to give.

with

behind as (

    select distinct initiative_account.account_id
    from initiative_account
    where
        list_contains($initiative_ids::varchar[], initiative_account.initiative_id)
        and list_contains($partner_ids::varchar[], initiative_account.partner_id)
        and initiative_account.account_kind <> 'personal'

)

select
    account_known.account_id,
    account_known.name as account_name,
    account_known.platform_id,
    account_known.handle,
    account_known.account_kind
from behind
inner join account_known on behind.account_id = account_known.account_id
order by account_known.position, account_known.account_id
