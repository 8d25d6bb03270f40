-- What files say of the posts that are asked about: of all, until a cursor puts a narrower view in its place.
--
-- params: none
create or replace view record_asked as (
    select post_record.*
    from post_record
);
