-- Which accounts each file names, as it names them.
--
-- params: none
create or replace view accounts_named as (
    select
        batch.batch_id,
        batch.source_account_id
    from batch
    union
    select
        record_asked.batch_id,
        record_asked.source_account_id
    from record_asked
    union
    select
        account_day_asked.batch_id,
        account_day_asked.source_account_id
    from account_day_asked
    union
    select
        account_period.batch_id,
        account_period.source_account_id
    from account_period
    union
    select
        interaction.batch_id,
        interaction.source_account_id
    from interaction
    union
    select
        context_figure.batch_id,
        context_figure.source_account_id
    from context_figure
    where context_figure.about in ('audience', 'board')
);
