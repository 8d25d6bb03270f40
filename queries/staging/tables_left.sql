-- The temporary tables that staging has made.
--
-- params:  none
-- columns: table_name

select tables.table_name
from duckdb_tables() as tables
where tables.temporary
order by tables.table_name
