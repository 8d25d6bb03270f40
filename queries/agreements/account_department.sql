-- Which department was responsible for an account in which time.
--
-- grain:   one row per account and day from which a department was responsible
-- params:  none
-- columns: account_id, department_id, valid_from, valid_to

select
    account_department.account_id,
    account_department.department_id,
    account_department.valid_from,
    account_department.valid_to
from account_department
order by account_department.rowid
