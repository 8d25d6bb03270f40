-- Put the roll-up of deliveries in the place of accounts_told, for one cursor that asks about any time.
--
-- params:  none

create or replace temp view accounts_told as (
    select
        delivery.batch_id,
        delivery.source_account_id,
        min(delivery.first_on) as first_on
    from delivery
    group by delivery.batch_id, delivery.source_account_id
);
