-- How many accounts a file is about, and their followers; a block of a long file tells neither.
--
-- grain:   one row per file
-- params:  none
-- columns: posts, accounts, followers
--
-- Followers are a stock: the last value of each account, then over accounts.
with

last_followers as (

    select
        merged_account_day.source_account_id,
        arg_max(merged_account_day.followers, merged_account_day.day) as followers
    from merged_account_day
    where merged_account_day.followers is not null
    group by merged_account_day.source_account_id

)

select
    null::bigint as posts,
    count(distinct merged_account_day.source_account_id) as accounts,
    (select sum(last_followers.followers) from last_followers) as followers
from merged_account_day
