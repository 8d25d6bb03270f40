-- What the contributions of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on, amount
select
    (
        select count(*)
        from staged_contribution
        where staged_contribution.row_no not in (select row_fault.row_no from row_fault)
    ) as records,
    count(*) as kept,
    null::bigint as posts,
    null::bigint as accounts,
    min(merged_contribution.covers_from) as first_on,
    max(merged_contribution.covers_to) as last_on,
    null::date as as_of_on,
    sum(merged_contribution.amount) as amount
from merged_contribution
