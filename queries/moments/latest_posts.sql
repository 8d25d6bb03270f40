-- Put the roll-up of posts in the place of post_scope, for one cursor that asks about everything known.
--
-- params:  none

create or replace temp macro post_scope(as_of, known_at) as table (
    select * from latest_scope(as_of)
);
