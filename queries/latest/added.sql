-- How many rows about posts are not in the order of their table, and how many there are.
--
-- grain:   one row
-- params:  none
-- columns: added, posts
--
-- Reads which posts have changed: what is worked out again is added at the end.
select
    coalesce((select max(latest_rules.added_posts) from latest_rules), 0)
    + count(*) filter (post_latest.post_id in (select changed_post.post_id from changed_post)) as added,
    count(*) as posts
from post_latest
