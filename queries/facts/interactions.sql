-- Add the interactions of a batch.
--
-- params:  batch_id

insert into interaction
    (
        batch_id, line_no, interaction_id, platform_id, source_account_id, post_id, kind, occurred_at_utc,
        author_hash, author_followers, text, sentiment, needs_response, responded_at_utc,
        responder_person_id, responder_department_id, is_significant
    )
select
    $batch_id as batch_id,
    merged_interaction.line_no,
    merged_interaction.interaction_id,
    merged_interaction.platform_id,
    merged_interaction.source_account_id,
    merged_interaction.post_id,
    merged_interaction.kind,
    merged_interaction.occurred_at_utc,
    left(sha256(merged_interaction.platform_id || ':' || lower(ltrim(merged_interaction.author, '@'))), 16) as author_hash,
    merged_interaction.author_followers,
    merged_interaction.text,
    merged_interaction.sentiment,
    coalesce(merged_interaction.needs_response, false) as needs_response,
    merged_interaction.responded_at_utc,
    merged_interaction.responder as responder_person_id,
    merged_interaction.department as responder_department_id,
    coalesce(merged_interaction.is_significant, false) as is_significant
from merged_interaction;
