-- As latest_posts, with the kept posts of the moment: those whose latest totals speak of a later day.
--
-- params:  none

create or replace temp macro post_scope(as_of, known_at) as table (
    select * from latest_scope(as_of)
    union all
    select * from kept_post
);
