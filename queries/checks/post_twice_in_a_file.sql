-- Posts with more than one row of numbers in one file.
--
-- grain:   one row per post and batch
-- params:  none
-- columns: offence, offender, detail
--
-- What is the same has the same mark: marks are numbers, which are put together in a fraction of the time of texts.

with

marked as (

    select hash(post_snapshot.post_id, post_snapshot.batch_id, post_snapshot.as_of_on) as mark
    from post_snapshot
    group by mark
    having count(*) > 1

)

select
    'post twice in a file' as offence,
    post_snapshot.post_id as offender,
    post_snapshot.batch_id as detail
from post_snapshot
semi join marked on hash(post_snapshot.post_id, post_snapshot.batch_id, post_snapshot.as_of_on) = marked.mark
group by post_snapshot.post_id, post_snapshot.batch_id, post_snapshot.as_of_on
having count(*) > 1
order by offender, detail
