-- As latest_posts, with the kept posts of the moment, for which kept_post stands: those whose latest totals speak of a
-- later day.
--
-- params:  none

create or replace temp macro post_scope(as_of, known_at) as table (
    select * from latest_scope(as_of)
    union all
    select * from moment.kept_post
);
