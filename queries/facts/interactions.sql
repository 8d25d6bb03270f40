-- Add the interactions of a batch.
--
-- params:  batch_id

insert into interaction (
    batch_id, line_no, interaction_id, platform_id, source_account_id, post_id, kind, occurred_at_utc,
    author_hash, author_followers, text, sentiment, needs_response, responded_at_utc,
    responder_person_id, responder_department_id, is_significant
)
select
    $batch_id,
    staged_interaction.line_no,
    staged_interaction.interaction_id,
    staged_interaction.platform_id,
    staged_interaction.source_account_id,
    staged_interaction.post_id,
    staged_interaction.kind,
    staged_interaction.occurred_at_utc,
    left(sha256(staged_interaction.platform_id || ':' || lower(ltrim(staged_interaction.author, '@'))), 16)
        as author_hash,
    staged_interaction.author_followers,
    staged_interaction.text,
    staged_interaction.sentiment,
    coalesce(staged_interaction.needs_response, false) as needs_response,
    staged_interaction.responded_at_utc,
    staged_interaction.responder as responder_person_id,
    staged_interaction.department as responder_department_id,
    coalesce(staged_interaction.is_significant, false) as is_significant
from staged_interaction
inner join kept_row on staged_interaction.row_no = kept_row.row_no;
