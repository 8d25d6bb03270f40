-- How many days that were loaded before come again with the same figure, or with that of a neighbouring day.
--
-- grain:   one row per file
-- params:  export_kind
-- columns: compared, same, day_before, day_after
--
-- Compared is the main figure of a day, where it is above zero in both files: zeros are alike on every day.
with

staged as (

    select
        merged_account_day.source_account_id,
        merged_account_day.day,
        coalesce(merged_account_day.exposures, merged_account_day.reach, merged_account_day.followers) as figure
    from merged_account_day

),

known as (

    select
        account_day.source_account_id,
        account_day.day,
        arg_max(coalesce(account_day.exposures, account_day.reach, account_day.followers), batch.load_no) as figure
    from account_day
    inner join batch on account_day.batch_id = batch.batch_id
    where
        batch.export_kind = $export_kind
        and batch.state = 'active'
        and account_day.source_account_id in (select staged.source_account_id from staged)
    group by account_day.source_account_id, account_day.day

),

paired as (

    select
        staged.figure,
        same_day.figure as same_day,
        day_before.figure as day_before,
        day_after.figure as day_after
    from staged
    inner join known as same_day
        on staged.source_account_id = same_day.source_account_id and staged.day = same_day.day
    left join known as day_before
        on staged.source_account_id = day_before.source_account_id and staged.day = day_before.day + 1
    left join known as day_after
        on staged.source_account_id = day_after.source_account_id and staged.day = day_after.day - 1
    where staged.figure > 0 and same_day.figure > 0

)

select
    count(*) as compared,
    count(*) filter (where paired.figure = paired.same_day) as same,
    count(*) filter (where paired.figure = paired.day_before) as day_before,
    count(*) filter (where paired.figure = paired.day_after) as day_after
from paired
