-- The rows of a block of posts by hashes, to find out which other blocks name the same.
--
-- grain:   one row per post and as-of day
-- params:  none
-- columns: line_no, key, post
select
    merged_post.line_no,
    hash(merged_post.post_id, merged_post.as_of_on) as key,
    hash(merged_post.post_id) as post
from merged_post
