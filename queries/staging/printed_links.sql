-- The links that a file of clicks prints.
--
-- grain:   one row per link
-- params:  none
-- columns: link
select distinct staged_link_click.link
from staged_link_click
order by staged_link_click.link
