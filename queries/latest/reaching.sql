-- Whether a question is about everything known, and whether all of it speaks of its day or an earlier one.
--
-- grain:   one row
-- params:  as_of, known_at
-- columns: is_known, is_reached
--
-- Known is everything once every load and every withdrawal lies before known_at. Then the roll-ups answer, for the day
-- as_of too where no total of a post speaks of a later one.
select
    not exists (
        select 1
        from batch
        where batch.loaded_at_utc > $known_at::timestamp or batch.withdrawn_at_utc > $known_at::timestamp
    ) as is_known,
    not exists (
        select 1
        from post_latest
        where post_latest.as_of_on > $as_of::date
    ) as is_reached
