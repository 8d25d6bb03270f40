-- What one file brought: posts that no earlier file named, posts known before, and those whose numbers went down.
--
-- grain:   one row
-- params:  batch_id
-- columns: posts_new, posts_known, posts_restated
--
-- A number that went down against the newest earlier file about the post is a restatement by the platform.

with

this_file as (

    select batch.batch_id, batch.load_no
    from batch
    where batch.batch_id = $batch_id

),

earlier_file as (

    select batch.batch_id
    from batch
    inner join this_file on batch.load_no < this_file.load_no
    where batch.state = 'active'

),

named as (

    select post_record.post_id
    from post_record
    inner join this_file on post_record.batch_id = this_file.batch_id
    union
    select post_day.post_id
    from post_day
    inner join this_file on post_day.batch_id = this_file.batch_id

),

named_before as (

    select post_record.post_id
    from post_record
    inner join earlier_file on post_record.batch_id = earlier_file.batch_id
    union
    select post_day.post_id
    from post_day
    inner join earlier_file on post_day.batch_id = earlier_file.batch_id

),

said as (

    select
        post_snapshot.post_id,
        max(post_snapshot.as_of_on) as as_of_on,
        max(post_snapshot.exposures) as exposures,
        max(post_snapshot.eng_core) as eng_core
    from post_snapshot
    inner join this_file on post_snapshot.batch_id = this_file.batch_id
    where post_snapshot.basis = 'lifetime'
    group by post_snapshot.post_id

),

said_before as (

    select
        post_snapshot.post_id,
        arg_max(post_snapshot.exposures, post_snapshot.as_of_on) as exposures,
        arg_max(post_snapshot.eng_core, post_snapshot.as_of_on) as eng_core
    from post_snapshot
    inner join earlier_file on post_snapshot.batch_id = earlier_file.batch_id
    inner join said on post_snapshot.post_id = said.post_id and post_snapshot.as_of_on <= said.as_of_on
    where post_snapshot.basis = 'lifetime'
    group by post_snapshot.post_id

)

select
    count(*) filter (where named_before.post_id is null) as posts_new,
    count(named_before.post_id) as posts_known,
    count(*) filter (
        where said.exposures < said_before.exposures or said.eng_core < said_before.eng_core
    ) as posts_restated
from named
left join named_before on named.post_id = named_before.post_id
left join said on named.post_id = said.post_id
left join said_before on named.post_id = said_before.post_id
