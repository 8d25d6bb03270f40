-- What the interactions of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on
select
    (
        select count(*)
        from staged_interaction
        where staged_interaction.row_no not in (select row_fault.row_no from row_fault)
    ) as records,
    count(*) as kept,
    count(distinct merged_interaction.post_id) as posts,
    count(distinct merged_interaction.source_account_id) as accounts,
    min(merged_interaction.occurred_at_utc)::date as first_on,
    max(merged_interaction.occurred_at_utc)::date as last_on,
    null::date as as_of_on
from merged_interaction
