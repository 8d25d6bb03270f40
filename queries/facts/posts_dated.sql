-- Date the numbers of a batch that was stored in blocks: only behind the last of them its days are known.
--
-- params:  batch_id, undated_on, as_of_on, window_from, window_to
--
-- undated_on stands where a row has no day of its own.

update post_snapshot
set
    as_of_on = if(post_snapshot.as_of_on = $undated_on::date, $as_of_on::date, post_snapshot.as_of_on),
    window_from = $window_from::date,
    window_to = $window_to::date
where post_snapshot.batch_id = $batch_id;
