-- Days of an account with more than one row in one sheet of a file.
--
-- grain:   one row per account, day and batch
-- params:  none
-- columns: offence, offender, detail

select
    'account day twice in a file' as offence,
    account_day.source_account_id || ' on ' || account_day.day as offender,
    account_day.batch_id as detail
from account_day
group by account_day.source_account_id, account_day.day, account_day.batch_id, account_day.sheet
having count(*) > 1
order by offender, detail
