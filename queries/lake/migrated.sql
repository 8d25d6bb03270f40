-- The schema files that the lake has seen.
--
-- grain:   one row per file
-- params:  none
-- columns: name

select name
from schema_migration
