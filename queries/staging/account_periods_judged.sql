-- Set apart the rows that contradict each other about a period of an account, and keep every period once.
--
-- params:  none

create or replace temp table row_fault as

with

contradicted as (

    select staged_account_period.source_account_id, staged_account_period.period_from, staged_account_period.period_to
    from staged_account_period
    group by staged_account_period.source_account_id, staged_account_period.period_from, staged_account_period.period_to
    having count(distinct row(
        staged_account_period.reach, staged_account_period.handle
    )) > 1

)

select
    staged_account_period.row_no,
    'period_from' as field,
    staged_account_period.period_from::varchar as printed,
    'conflicting_rows' as fault
from staged_account_period
inner join contradicted
    on
        staged_account_period.source_account_id is not distinct from contradicted.source_account_id
        and staged_account_period.period_from is not distinct from contradicted.period_from
        and staged_account_period.period_to is not distinct from contradicted.period_to;

create or replace temp table kept_row as
select
    min(staged_account_period.row_no) as row_no,
    count(*) as printed_rows
from staged_account_period
where staged_account_period.row_no not in (select row_fault.row_no from row_fault)
group by staged_account_period.source_account_id, staged_account_period.period_from, staged_account_period.period_to;
