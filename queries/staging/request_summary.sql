-- What the requests of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on
select
    (
        select count(*)
        from staged_request
        where staged_request.row_no not in (select row_fault.row_no from row_fault)
    ) as records,
    count(*) as kept,
    null::bigint as posts,
    null::bigint as accounts,
    min(merged_request.opened_at_utc)::date as first_on,
    max(merged_request.opened_at_utc)::date as last_on,
    null::date as as_of_on
from merged_request
