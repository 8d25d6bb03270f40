-- Every department, in the order of the agreements file.
--
-- grain:   one row per department
-- params:  none
-- columns: department_id, org_id, name

select
    department.department_id,
    department.org_id,
    department.name
from department
order by department.rowid
