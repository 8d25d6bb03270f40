-- What files count of the posts that are asked about: of all, until a cursor puts a narrower view in its place.
--
-- params: none
create or replace view snapshot_asked as (
    select post_snapshot.*
    from post_snapshot
);
