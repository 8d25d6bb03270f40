-- Put the kept posts of a moment in the place of post_scope, for one cursor.
--
-- params:  none
--
-- kept_post stands for the own table of the moment. The arguments are not looked at: a cursor answers one question, and
-- that is about this moment only.

create or replace temp macro post_scope(as_of, known_at) as table (
    select * from moment.kept_post
);
