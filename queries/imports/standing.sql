-- What the posts and days of one file stand at on the day it speaks of, from whichever files speak of them.
--
-- grain:   one row
-- params:  initiative_ids, batch_id, known_at
-- columns: posts, exposures, eng_core, days
--
-- Asked before and after the file is withdrawn, it tells what the withdrawal changes. exposures and eng_core are null
-- where no file that counts reports them.

with

told as (

    select batch.as_of_on
    from batch
    where batch.batch_id = $batch_id

),

listed as (

    select distinct post_snapshot.post_id
    from post_snapshot
    where post_snapshot.batch_id = $batch_id

),

posts as (

    select
        count(*) as posts,
        sum(post_as_of.exposures)::bigint as exposures,
        sum(post_as_of.eng_core)::bigint as eng_core
    from post_as_of((select told.as_of_on from told), $known_at) as post_as_of
    semi join listed on post_as_of.post_id = listed.post_id

),

days as (

    select distinct
        account_day.source_account_id,
        account_day.day
    from account_day
    inner join batches_known($known_at) as batches_known on account_day.batch_id = batches_known.batch_id
    semi join account_day as here
        on
            account_day.source_account_id = here.source_account_id
            and account_day.day = here.day
            and here.batch_id = $batch_id
    where batches_known.as_of_on <= (select told.as_of_on from told)

)

select
    posts.posts,
    posts.exposures,
    posts.eng_core,
    (select count(*) from days) as days
from posts
where list_contains($initiative_ids::varchar[], '(none)')
