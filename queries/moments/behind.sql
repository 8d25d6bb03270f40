-- Let one cursor work out the posts whose latest totals speak of a later day than the one asked about, and no others.
--
-- params:  as_of, initiative_ids
--
-- Everything known is known of them: their attribution stands, and their totals as of the day come from the files. What
-- these say of days before the first total or after the day is passed over: files lie in the order in which they came.
-- Posts of all initiatives, where initiative_ids is null.

create or replace temp table behind_post as
select post_latest.*
from post_latest
where
    post_latest.as_of_on > $as_of::date
    and post_latest.published_on <= $as_of::date
    and ($initiative_ids::varchar[] is null or list_contains($initiative_ids::varchar[], post_latest.initiative_id));

create or replace temp macro post_credits(known_at) as table (
    select * from behind_post
);

create or replace temp macro posts_known(known_at) as table (
    select distinct on (_post.post_id) _post.*
    from behind_post as _post
);

create or replace temp table behind_snapshot as
select post_snapshot.*
from post_snapshot
semi join behind_post on post_snapshot.post_id = behind_post.post_id
where
    post_snapshot.as_of_on <= $as_of::date
    and post_snapshot.as_of_on >= (select min(told.first_as_of_on) from behind_post as told);

create or replace temp view snapshot_asked as (
    select behind_snapshot.*
    from behind_snapshot
);
