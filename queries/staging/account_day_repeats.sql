-- Whether each row is the only one of its account and day.
--
-- grain:   one row per file
-- params:  none
-- columns: is_each_once
--
-- Told by hashes: two that are equal by chance make rows be laid together that stand alone, and nothing else.
select
    count(*) = count(distinct hash(staged_account_day.source_account_id, staged_account_day.day))
    and not coalesce(bool_or(staged_account_day.is_supplement), false) as is_each_once
from staged_account_day
