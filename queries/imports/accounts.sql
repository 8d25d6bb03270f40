-- Every account that a loaded file names.
--
-- grain:   one row per account
-- params:  initiative_ids
-- columns: account_id, name, platform_id
--
-- For who may see the files.

with

named as (

    select distinct accounts_named.source_account_id
    from accounts_named

)

select distinct
    account_known.account_id,
    account_known.name,
    account_known.platform_id
from named
left join account_seen on named.source_account_id = account_seen.source_account_id
left join account_spelled on named.source_account_id = account_spelled.source_account_id
inner join account_known on coalesce(account_seen.account_id, account_spelled.account_id) = account_known.account_id
where list_contains($initiative_ids::varchar[], '(none)')
order by account_known.name, account_known.platform_id, account_known.account_id
