-- The last day of which a file with post numbers speaks: after it, no post means no file, and not that none was made.
--
-- params: none
create or replace macro spoken_until(as_of, known_at) as table (
    select max(_batch.as_of_on) as until
    from batches_known(known_at) as _batch
    where _batch.as_of_on <= as_of and _batch.basis in ('lifetime', 'window')
);
