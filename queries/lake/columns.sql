-- The columns of the tables in the current catalogue, in their order.
--
-- grain:   one row per column
-- params:  none
-- columns: table_name, column_name, data_type, is_nullable, column_default

select
    table_name,
    column_name,
    data_type,
    is_nullable,
    column_default
from duckdb_columns()
where not internal
order by table_name, column_index
