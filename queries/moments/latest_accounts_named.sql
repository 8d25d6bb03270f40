-- Put the roll-up of accounts that files name in the place of accounts_named, for one cursor that asks about any time.
--
-- params:  none

create or replace temp view accounts_named as (
    select
        batch_account.batch_id,
        batch_account.source_account_id
    from batch_account
);
