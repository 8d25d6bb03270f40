-- How many rows about posts the files gave.
--
-- grain:   one row
-- params:  none
-- columns: records
select count(*) as records
from post_record
