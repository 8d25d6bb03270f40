-- Clicks of the tracked links that are asked about: of all, until a cursor puts a narrower view in its place.
--
-- params: none
create or replace view link_click_asked as (
    select link_click_day.*
    from link_click_day
);
