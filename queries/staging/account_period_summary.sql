-- What the periods of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on, reach
select
    coalesce(sum(kept_row.printed_rows), 0)::bigint as records,
    count(*) as kept,
    null::bigint as posts,
    count(distinct staged_account_period.source_account_id) as accounts,
    min(staged_account_period.period_from) as first_on,
    max(staged_account_period.period_to) as last_on,
    null::date as as_of_on,
    sum(staged_account_period.reach) as reach
from staged_account_period
inner join kept_row on staged_account_period.row_no = kept_row.row_no
