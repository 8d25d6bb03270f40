-- Add the clicks of links by day of a batch.
--
-- params:  batch_id

insert into link_click_day (
    batch_id, line_no, url_key, day, clicks, scans
)
select
    $batch_id,
    keyed_link_click.line_no,
    keyed_link_click.url_key,
    keyed_link_click.day,
    keyed_link_click.clicks,
    keyed_link_click.scans
from keyed_link_click
inner join kept_row on keyed_link_click.row_no = kept_row.row_no;
