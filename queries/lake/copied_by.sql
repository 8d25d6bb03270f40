-- The version of the schema that a copy was begun with.
--
-- grain:   one row
-- params:  none
-- columns: version

select version
from lake_copy
