-- Set apart the rows that contradict each other about one thing, and keep every other row once.
--
-- params:  has_key
--
-- Where names are no key, as with ads, every row counts: two ads of one name are two ads.

create or replace temp table told_row as
select
    staged_context_figure.row_no,
    row(
        staged_context_figure.source_account_id,
        staged_context_figure.labels::varchar,
        staged_context_figure.period_from,
        staged_context_figure.period_to,
        case when not $has_key then staged_context_figure.row_no end
    )::varchar as about_key,
    any_value(map_keys(staged_context_figure.labels)[1]) as first_label,
    any_value(map_values(staged_context_figure.labels)[1]) as named,
    list(
        row(staged_context_figure.metric_code, staged_context_figure.number, staged_context_figure.amount)
        order by staged_context_figure.metric_code
    )::varchar as figures
from staged_context_figure
group by staged_context_figure.row_no, about_key;

create or replace temp table row_fault as

with

contradicted as (

    select told_row.about_key
    from told_row
    group by told_row.about_key
    having count(distinct told_row.figures) > 1

)

select
    told_row.row_no,
    told_row.first_label as field,
    told_row.named as printed,
    'conflicting_rows' as fault
from told_row
inner join contradicted on told_row.about_key = contradicted.about_key;

create or replace temp table kept_row as
select
    min(told_row.row_no) as row_no,
    count(*) as printed_rows
from told_row
where told_row.row_no not in (select row_fault.row_no from row_fault)
group by told_row.about_key;
