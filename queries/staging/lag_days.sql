-- How many days a platform's figures lie behind the day of their export.
--
-- grain:   one row
-- params:  platform_id
-- columns: lag_days
select coalesce(max(platform.lag_days), 0) as lag_days
from platform
where platform.platform_id = $platform_id
