-- Whether each row is the only one of its post and as-of day.
--
-- grain:   one row per file
-- params:  none
-- columns: is_each_once
--
-- Told by hashes: two that are equal by chance make rows be laid together that stand alone, and nothing else.
select
    count(*) = count(distinct hash(staged_post.post_id, staged_post.as_of_on))
    and not coalesce(bool_or(staged_post.is_supplement), false) as is_each_once
from staged_post
