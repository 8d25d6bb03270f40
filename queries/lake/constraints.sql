-- The keys, unique columns and conditions of the tables in the current catalogue.
--
-- grain:   one row per constraint
-- params:  none
-- columns: table_name, constraint_type, column_names, expression

select
    table_name,
    constraint_type,
    constraint_column_names as column_names,
    expression
from duckdb_constraints()
where constraint_type in ('PRIMARY KEY', 'UNIQUE', 'CHECK')
order by table_name, constraint_index
