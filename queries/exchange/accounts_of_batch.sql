-- The accounts that the rows of one file are about, to hold a file to those that may be handed in.
--
-- grain:   one row per account; null for rows that name none
-- params:  batch_id
-- columns: account_id

with

named as (

    select post_record.source_account_id
    from post_record
    where post_record.batch_id = $batch_id
    union
    select account_day.source_account_id
    from account_day
    where account_day.batch_id = $batch_id
    union
    select account_period.source_account_id
    from account_period
    where account_period.batch_id = $batch_id

)

select distinct account_seen.account_id
from named
left join account_seen on named.source_account_id = account_seen.source_account_id
order by account_seen.account_id
