-- The tables of the lake by the numbers that its list of changes gives them, and how many rows each was ever given.
--
-- grain:   one row per table
-- params:  none
-- columns: table_id, table_name, rows_given

select
    named.table_id,
    named.table_name,
    coalesce(counted.record_count, 0) as rows_given
from __ducklake_metadata_lake.ducklake_table as named
left join __ducklake_metadata_lake.ducklake_table_stats as counted on named.table_id = counted.table_id
where named.end_snapshot is null
