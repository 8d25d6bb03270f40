-- What the interactions of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on, comments, reactions
select
    coalesce(sum(kept_row.printed_rows), 0)::bigint as records,
    count(*) as kept,
    count(distinct staged_interaction.post_id) as posts,
    count(distinct staged_interaction.source_account_id) as accounts,
    min(staged_interaction.occurred_at_utc)::date as first_on,
    max(staged_interaction.occurred_at_utc)::date as last_on,
    null::date as as_of_on,
    count(*) filter (where staged_interaction.kind = 'comment') as comments,
    sum(staged_interaction.reactions) as reactions
from staged_interaction
inner join kept_row on staged_interaction.row_no = kept_row.row_no
