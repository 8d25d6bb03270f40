-- Set apart the rows that contradict each other about a post's day, and keep each figure once.
--
-- params:  none

create or replace temp table row_fault as

with

contradicted as (

    select staged_post_day.post_id, staged_post_day.day, staged_post_day.metric_code
    from staged_post_day
    group by staged_post_day.post_id, staged_post_day.day, staged_post_day.metric_code
    having count(distinct staged_post_day.value) > 1

)

select distinct
    staged_post_day.row_no,
    'day' as field,
    staged_post_day.day::varchar as printed,
    'conflicting_rows' as fault
from staged_post_day
inner join contradicted
    on
        staged_post_day.post_id = contradicted.post_id
        and staged_post_day.day = contradicted.day
        and staged_post_day.metric_code is not distinct from contradicted.metric_code;

create or replace temp table kept_row as
select
    min(staged_post_day.row_no) as row_no,
    count(distinct staged_post_day.row_no) as printed_rows
from staged_post_day
where staged_post_day.row_no not in (select row_fault.row_no from row_fault)
group by staged_post_day.post_id, staged_post_day.day;
