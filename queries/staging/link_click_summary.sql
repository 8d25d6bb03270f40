-- What the days of links of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on, clicks, scans
select
    coalesce(sum(kept_row.printed_rows), 0)::bigint as records,
    count(*) as kept,
    null::bigint as posts,
    null::bigint as accounts,
    min(keyed_link_click.day) as first_on,
    max(keyed_link_click.day) as last_on,
    null::date as as_of_on,
    sum(keyed_link_click.clicks) as clicks,
    sum(keyed_link_click.scans) as scans
from keyed_link_click
inner join kept_row on keyed_link_click.row_no = kept_row.row_no
