-- One row per printed row about a post, kept: each is looked at several times.
--
-- params:  none

create or replace temp table staged_post as
select * from cast_post;
