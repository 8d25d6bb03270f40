-- The tables of the current catalogue.
--
-- grain:   one row per table
-- params:  none
-- columns: table_name

select table_name
from duckdb_tables()
where not internal
order by table_name
