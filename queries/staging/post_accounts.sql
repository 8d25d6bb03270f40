-- The accounts that the rows about posts name, with how many rows each.
--
-- grain:   one row per account
-- params:  none
-- columns: source_account_id, native_id, handle, account_name, named_in
select
    staged_post.source_account_id,
    min(staged_post.native_id) as native_id,
    min(staged_post.handle) as handle,
    min(staged_post.account_name) as account_name,
    count(*) as named_in
from staged_post
group by staged_post.source_account_id
order by named_in desc, staged_post.source_account_id asc
