-- Put the roll-up of deliveries in the place of accounts_told, for one cursor that asks about any time.
--
-- params:  none

create or replace temp view accounts_told as (
    select
        delivery.batch_id,
        delivery.account_id,
        delivery.first_on
    from delivery
    where delivery.account_id is not null
);
