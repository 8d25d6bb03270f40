-- Whether a question is about everything known, and from which day of publishing on that speaks of later days than its.
--
-- grain:   one row
-- params:  as_of, known_at
-- columns: is_known, behind_since
--
-- Known is everything once every load and every withdrawal lies before known_at. Then the roll-ups answer; for the day
-- as_of those of posts that were published before behind_since, and all where there is no such day.
with

behind as (

    select min(post_latest.published_on) as since
    from post_latest
    where post_latest.as_of_on > $as_of::date and post_latest.published_on <= $as_of::date

)

select
    not exists (
        select 1
        from batch
        where batch.loaded_at_utc > $known_at::timestamp or batch.withdrawn_at_utc > $known_at::timestamp
    ) as is_known,
    behind.since as behind_since
from behind
