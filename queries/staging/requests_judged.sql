-- Set apart the rows that contradict each other about one request, and keep every request once.
--
-- params:  none

create or replace temp table row_fault as

with

contradicted as (

    select staged_request.request_id
    from staged_request
    group by staged_request.request_id
    having count(distinct row(
        staged_request.initiative, staged_request.from_organisation, staged_request.to_organisation,
        staged_request.kind, staged_request.opened_at_utc, staged_request.due_at_utc,
        staged_request.first_response_at_utc, staged_request.closed_at_utc, staged_request.outcome
    )) > 1

)

select
    staged_request.row_no,
    'request_id' as field,
    staged_request.request_id::varchar as printed,
    'conflicting_rows' as fault
from staged_request
inner join contradicted
    on staged_request.request_id = contradicted.request_id;

create or replace temp table kept_row as
select
    min(staged_request.row_no) as row_no,
    count(*) as printed_rows
from staged_request
where staged_request.row_no not in (select row_fault.row_no from row_fault)
group by staged_request.request_id;
