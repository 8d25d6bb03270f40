-- Let one cursor work out the posts whose latest totals speak of a later day than the one asked about, and no others.
--
-- params:  as_of
--
-- Everything known is known of them: their attribution stands, and their totals as of the day come from the files.

create or replace temp table behind_post as
select post_latest.*
from post_latest
where post_latest.as_of_on > $as_of::date and post_latest.published_on <= $as_of::date;

create or replace temp macro post_credits(known_at) as table (
    select * from behind_post
);

create or replace temp macro posts_known(known_at) as table (
    select * from behind_post as _post
    where _post.is_first
);
