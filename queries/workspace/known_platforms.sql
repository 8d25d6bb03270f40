-- The platforms there are.
--
-- grain:   one row per platform
-- params:  none
-- columns: platform_id, name, exposure_label

select
    platform.platform_id,
    platform.name,
    platform.exposure_label
from platform
order by platform.position
