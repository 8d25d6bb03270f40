-- Wait until no other process writes, and hold that until the transaction ends (catalogue in PostgreSQL).
--
-- params: none
--
-- The lock is one of the database that holds the catalogue; whoever ends, in order or not, lets go of it.

call postgres_execute('__ducklake_metadata_lake', 'set local lock_timeout = ''60s''');

select * from postgres_query('__ducklake_metadata_lake', 'select 1 as turn from pg_advisory_xact_lock(7227360)');
