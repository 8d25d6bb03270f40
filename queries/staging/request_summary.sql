-- What the requests of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on
select
    coalesce(sum(kept_row.printed_rows), 0)::bigint as records,
    count(*) as kept,
    null::bigint as posts,
    null::bigint as accounts,
    min(staged_request.opened_at_utc)::date as first_on,
    max(staged_request.opened_at_utc)::date as last_on,
    null::date as as_of_on
from staged_request
inner join kept_row on staged_request.row_no = kept_row.row_no
