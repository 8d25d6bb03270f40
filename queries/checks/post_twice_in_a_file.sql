-- Posts with more than one row of numbers in one file.
--
-- grain:   one row per post and batch
-- params:  none
-- columns: offence, offender, detail

select
    'post twice in a file' as offence,
    post_snapshot.post_id as offender,
    post_snapshot.batch_id as detail
from post_snapshot
group by post_snapshot.post_id, post_snapshot.batch_id, post_snapshot.as_of_on
having count(*) > 1
order by offender, detail
