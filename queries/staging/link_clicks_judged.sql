-- Set apart the rows that contradict each other about one day of a link, and keep every day of a link once.
--
-- params:  none
--
-- Reads the registered table link_key: each printed link with the form it is compared in.

create or replace temp table keyed_link_click as
select
    staged_link_click.row_no,
    staged_link_click.line_no,
    staged_link_click.link,
    staged_link_click.day,
    staged_link_click.clicks,
    staged_link_click.scans,
    link_key.url_key
from staged_link_click
inner join link_key on staged_link_click.link = link_key.link;

create or replace temp table row_fault as

with

contradicted as (

    select keyed_link_click.url_key, keyed_link_click.day
    from keyed_link_click
    group by keyed_link_click.url_key, keyed_link_click.day
    having count(distinct row(
        keyed_link_click.clicks, keyed_link_click.scans
    )) > 1

)

select
    keyed_link_click.row_no,
    'link' as field,
    keyed_link_click.link::varchar as printed,
    'conflicting_rows' as fault
from keyed_link_click
inner join contradicted
    on
        keyed_link_click.url_key is not distinct from contradicted.url_key
        and keyed_link_click.day is not distinct from contradicted.day;

create or replace temp table kept_row as
select
    min(keyed_link_click.row_no) as row_no,
    count(*) as printed_rows
from keyed_link_click
where keyed_link_click.row_no not in (select row_fault.row_no from row_fault)
group by keyed_link_click.url_key, keyed_link_click.day;
