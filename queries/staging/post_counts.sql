-- How many posts and accounts a file is about; a block of a long file tells neither.
--
-- grain:   one row per file
-- params:  none
-- columns: posts, accounts
select
    count(distinct merged_post.post_id) as posts,
    count(distinct merged_post.source_account_id) as accounts
from merged_post
