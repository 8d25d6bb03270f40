-- Messages that are asked about: all, until a cursor puts a narrower view in its place.
--
-- params: none
create or replace view interaction_asked as (
    select interaction.*
    from interaction
);
