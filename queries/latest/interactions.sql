-- Roll up the messages that something has changed for.
--
-- params:  none

create or replace temp table changed_interaction as
select distinct interaction.interaction_id
from interaction
where
    interaction.batch_id in (select changed_batch.batch_id from changed_batch)
    or interaction.source_account_id in (select changed_account.source_account_id from changed_account);

create or replace temp view interaction_asked as (
    select interaction.*
    from interaction
    semi join changed_interaction on interaction.interaction_id = changed_interaction.interaction_id
);

delete from interaction_latest
where interaction_latest.interaction_id in (select changed_interaction.interaction_id from changed_interaction);

insert into interaction_latest by name
select *
from interactions_known(timestamp '9999-12-31 00:00:00') as known
order by known.account_id, known.occurred_at_utc;
