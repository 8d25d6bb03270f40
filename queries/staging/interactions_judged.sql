-- Set apart the rows that contradict each other about one interaction, and keep every interaction once.
--
-- params:  none

create or replace temp table row_fault as

with

contradicted as (

    select staged_interaction.interaction_id
    from staged_interaction
    group by staged_interaction.interaction_id
    having count(distinct row(
        staged_interaction.kind, staged_interaction.occurred_at_utc, staged_interaction.author,
        staged_interaction.text, staged_interaction.sentiment, staged_interaction.needs_response,
        staged_interaction.responded_at_utc, staged_interaction.responder, staged_interaction.department,
        staged_interaction.is_significant, staged_interaction.post_id, staged_interaction.source_account_id
    )) > 1

)

select
    staged_interaction.row_no,
    'interaction_id' as field,
    staged_interaction.interaction_id::varchar as printed,
    'conflicting_rows' as fault
from staged_interaction
inner join contradicted
    on staged_interaction.interaction_id = contradicted.interaction_id;

create or replace temp table kept_row as
select
    min(staged_interaction.row_no) as row_no,
    count(*) as printed_rows
from staged_interaction
where staged_interaction.row_no not in (select row_fault.row_no from row_fault)
group by staged_interaction.interaction_id;
