-- What the contributions of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on, amount
select
    coalesce(sum(kept_row.printed_rows), 0)::bigint as records,
    count(*) as kept,
    null::bigint as posts,
    null::bigint as accounts,
    min(staged_contribution.covers_from) as first_on,
    max(staged_contribution.covers_to) as last_on,
    null::date as as_of_on,
    sum(staged_contribution.amount) as amount
from staged_contribution
inner join kept_row on staged_contribution.row_no = kept_row.row_no
