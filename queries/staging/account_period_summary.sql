-- What the periods of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on, reach
select
    (
        select count(*)
        from staged_account_period
        where staged_account_period.row_no not in (select row_fault.row_no from row_fault)
    ) as records,
    count(*) as kept,
    null::bigint as posts,
    count(distinct merged_account_period.source_account_id) as accounts,
    min(merged_account_period.period_from) as first_on,
    max(merged_account_period.period_to) as last_on,
    null::date as as_of_on,
    sum(merged_account_period.reach) as reach
from merged_account_period
