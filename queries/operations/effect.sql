-- What files brought: posts that no earlier file named, posts known before, and those whose numbers went down.
--
-- grain:   one row per file
-- params:  batch_ids
-- columns: batch_id, posts_new, posts_known, posts_restated
--
-- Earlier is what was loaded before a file, whenever this is asked. A number that went down against the newest earlier
-- file about the post is a restatement by the platform.

with

this_file as (

    select batch.batch_id, batch.load_no
    from batch
    where list_contains($batch_ids, batch.batch_id)

),

active_file as (

    select batch.batch_id, batch.load_no
    from batch
    where batch.state = 'active' and batch.load_no < (select max(this_file.load_no) from this_file)

),

named as (

    select this_file.batch_id, this_file.load_no, post_record.post_id
    from post_record
    inner join this_file on post_record.batch_id = this_file.batch_id
    union
    select this_file.batch_id, this_file.load_no, post_day.post_id
    from post_day
    inner join this_file on post_day.batch_id = this_file.batch_id

),

active_name as (

    select active_file.load_no, post_record.post_id
    from post_record
    inner join active_file on post_record.batch_id = active_file.batch_id
    union all
    select active_file.load_no, post_day.post_id
    from post_day
    inner join active_file on post_day.batch_id = active_file.batch_id

),

first_name as (

    select active_name.post_id, min(active_name.load_no) as load_no
    from active_name
    where active_name.post_id in (select named.post_id from named)
    group by active_name.post_id

),

told as (

    select
        named.batch_id,
        named.load_no,
        named.post_id,
        coalesce(first_name.load_no < named.load_no, false) as is_known
    from named
    left join first_name on named.post_id = first_name.post_id

),

-- Only of what was known before can a number have gone down.
said as (

    select
        told.batch_id,
        told.load_no,
        told.post_id,
        max(post_snapshot.as_of_on) as as_of_on,
        max(post_snapshot.exposures) as exposures,
        max(post_snapshot.eng_core) as eng_core
    from told
    inner join post_snapshot on told.post_id = post_snapshot.post_id and told.batch_id = post_snapshot.batch_id
    where told.is_known and post_snapshot.basis = 'lifetime'
    group by told.batch_id, told.load_no, told.post_id

),

restated as (

    select
        said.batch_id,
        said.post_id,
        max(said.exposures) < arg_max(post_snapshot.exposures, post_snapshot.as_of_on)
        or max(said.eng_core) < arg_max(post_snapshot.eng_core, post_snapshot.as_of_on) as is_restated
    from said
    inner join post_snapshot on said.post_id = post_snapshot.post_id and said.as_of_on >= post_snapshot.as_of_on
    inner join active_file on post_snapshot.batch_id = active_file.batch_id and said.load_no > active_file.load_no
    where post_snapshot.basis = 'lifetime'
    group by said.batch_id, said.post_id

)

select
    this_file.batch_id,
    count(told.post_id) filter (where not told.is_known) as posts_new,
    count(told.post_id) filter (where told.is_known) as posts_known,
    count(*) filter (where restated.is_restated) as posts_restated
from this_file
left join told on this_file.batch_id = told.batch_id
left join restated on told.batch_id = restated.batch_id and told.post_id = restated.post_id
group by this_file.batch_id
