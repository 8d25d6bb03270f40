-- What posts come to, added up as far as nobody has to tell them apart: by initiative, partner, platform and day.
--
-- params: none
--
-- A row stands for one post, or for all that the same partners earn in the same initiatives: without a post_id where
-- it is one partner in one alone, otherwise under that of the first. Who adds rows up counts a post_id once
-- (counted_once). Sums are weighted; the numbers of posts are not.
create or replace macro post_sums(as_of, known_at) as table (
    select * from sums_of_posts(as_of, known_at)
);
