-- Keep every post of one moment, in the order of asking: what post_scope gives for a day, as known at a time.
--
-- params:  as_of, known_at
--
-- kept_post stands for the moment's own table.

create table moment.kept_post as
select *
from post_scope($as_of, $known_at)
order by initiative_id, partner_id, published_on;
