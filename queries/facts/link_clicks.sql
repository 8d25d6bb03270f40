-- Add the clicks of links by day of a batch.
--
-- params:  batch_id

insert into link_click_day
    (
        batch_id, line_no, url_key, day, clicks, scans
    )
select
    $batch_id as batch_id,
    merged_link_click.line_no,
    merged_link_click.url_key,
    merged_link_click.day,
    merged_link_click.clicks,
    merged_link_click.scans
from merged_link_click;
