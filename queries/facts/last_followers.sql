-- The followers that the days of a batch end with: the last value of each account, then over accounts.
--
-- grain:   one row per batch
-- params:  batch_id
-- columns: followers
with

last_followers as (

    select
        account_day.source_account_id,
        arg_max(account_day.followers, account_day.day) as followers
    from account_day
    where account_day.batch_id = $batch_id and account_day.followers is not null
    group by account_day.source_account_id

)

select sum(last_followers.followers)::bigint as followers
from last_followers
