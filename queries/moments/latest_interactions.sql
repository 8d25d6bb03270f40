-- Put the roll-up of messages in the place of interactions_known, for one cursor that asks about everything known.
--
-- params:  none

create or replace temp macro interactions_known(known_at) as table (
    select
        _interaction.interaction_id, _interaction.platform_id, _interaction.account_id,
        _interaction.occurred_at_utc, _interaction.needs_response, _interaction.responded_at_utc,
        _interaction.responder_department_id
    from interaction_latest as _interaction
);
