-- Whether the connection that holds the turn is still there (catalogue in PostgreSQL); fails if it is not.
--
-- grain:   one row
-- params:  none
-- columns: is_here

select is_here
from postgres_query('__ducklake_metadata_lake', 'select true as is_here')
