-- The rows of a block of account days by hashes, to find out which other blocks name the same.
--
-- grain:   one row per account and day
-- params:  none
-- columns: line_no, key, post, record
select
    merged_account_day.line_no,
    hash(merged_account_day.source_account_id, merged_account_day.day) as key,
    0::ubigint as post,
    0::ubigint as record
from merged_account_day
