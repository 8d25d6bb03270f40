-- Put the kept posts of a moment in the place of post_scope, for one cursor.
--
-- params:  none
--
-- The arguments are not looked at: a cursor answers one question, and that is about the moment of the kept posts only.

create or replace temp macro post_scope(as_of, known_at) as table (
    select * from kept_post
);
