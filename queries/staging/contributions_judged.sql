-- Set apart the rows that contradict each other about one contribution, and keep every contribution once.
--
-- params:  none

create or replace temp table row_fault as

with

contradicted as (

    select staged_contribution.contribution_id
    from staged_contribution
    group by staged_contribution.contribution_id
    having count(distinct row(
        staged_contribution.initiative, staged_contribution.partner, staged_contribution.kind,
        staged_contribution.covers_from, staged_contribution.covers_to, staged_contribution.quantity,
        staged_contribution.unit, staged_contribution.unit_rate, staged_contribution.amount,
        staged_contribution.currency, staged_contribution.valuation_basis, staged_contribution.agreed
    )) > 1

)

select
    staged_contribution.row_no,
    'contribution_id' as field,
    staged_contribution.contribution_id::varchar as printed,
    'conflicting_rows' as fault
from staged_contribution
inner join contradicted
    on staged_contribution.contribution_id = contradicted.contribution_id;

create or replace temp table kept_row as
select
    min(staged_contribution.row_no) as row_no,
    count(*) as printed_rows
from staged_contribution
where staged_contribution.row_no not in (select row_fault.row_no from row_fault)
group by staged_contribution.contribution_id;
