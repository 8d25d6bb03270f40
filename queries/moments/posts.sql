-- Every post of one moment: what post_scope gives for a day, as known at a time.
--
-- params:  as_of, known_at

select *
from post_scope($as_of, $known_at)
