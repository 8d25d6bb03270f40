-- Put the rolled up posts into the order in which they are asked for again: by initiative, partner and day.
--
-- params:  none
--
-- Rows that lie together are found by what DuckDB notes of each part of a table: the other parts are not read.

create or replace temp table added_post as
select post_latest.*
from post_latest;

delete from post_latest;

insert into post_latest by name
select *
from added_post
order by added_post.initiative_id, added_post.partner_id, added_post.published_on;

drop table added_post;
