-- What the days of links of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on, clicks, scans
select
    (
        select count(*)
        from staged_link_click
        where staged_link_click.row_no not in (select row_fault.row_no from row_fault)
    ) as records,
    count(*) as kept,
    null::bigint as posts,
    null::bigint as accounts,
    min(merged_link_click.day) as first_on,
    max(merged_link_click.day) as last_on,
    null::date as as_of_on,
    sum(merged_link_click.clicks) as clicks,
    sum(merged_link_click.scans) as scans
from merged_link_click
