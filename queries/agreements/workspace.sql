-- What holds for everything in this warehouse: its name and the zone in which days are counted.
--
-- grain:   one row
-- params:  none
-- columns: name, report_zone

select
    workspace.name,
    workspace.report_zone
from workspace
