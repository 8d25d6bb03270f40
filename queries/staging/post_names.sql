-- The accounts of the posts that load, as their file names them.
--
-- params:  none

create or replace temp table named_account as
select
    staged_post.source_account_id,
    min(staged_post.platform_id) as platform_id,
    min(staged_post.native_id) as native_id,
    min(lower(ltrim(staged_post.handle, '@'))) as handle,
    min(staged_post.account_name) as name
from staged_post
where
    staged_post.source_account_id is not null
    and staged_post.row_no not in (select row_fault.row_no from row_fault)
group by staged_post.source_account_id;
