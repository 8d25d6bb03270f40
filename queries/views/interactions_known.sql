-- Messages, comments, mentions and reviews: the most recent file per message.
--
-- params: none
--
-- account_id is null where the message names no registered account.
create or replace macro interactions_known(known_at) as table (
    select
        _interaction.interaction_id,
        _interaction.platform_id,
        if(_seen.is_registered, _seen.account_id, null) as account_id,
        _interaction.occurred_at_utc,
        _interaction.needs_response,
        _interaction.responded_at_utc,
        _interaction.responder_department_id
    from interaction_asked as _interaction
    inner join batches_known(known_at) as _batch on _interaction.batch_id = _batch.batch_id
    left join account_seen as _seen on _interaction.source_account_id = _seen.source_account_id
    qualify row_number() over (
        partition by _interaction.interaction_id order by _batch.recency desc, _interaction.line_no desc
    ) = 1
);
