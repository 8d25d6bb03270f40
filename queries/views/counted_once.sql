-- How many posts some rows of post_sums with one post_id stand for: the same ones, or without a post_id all of theirs.
--
-- params: none
create or replace macro counted_once(post_id, posts) as
if(any_value(post_id) is null, sum(posts), max(posts))::bigint;
