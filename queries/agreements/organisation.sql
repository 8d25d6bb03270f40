-- Every organisation, in the order of the agreements file.
--
-- grain:   one row per organisation
-- params:  none
-- columns: org_id, name, org_type, is_home

select
    organisation.org_id,
    organisation.name,
    organisation.org_type,
    organisation.is_home
from organisation
order by organisation.position
