-- Roll up which accounts the new batches name.
--
-- params:  none

create or replace temp view record_asked as (
    select post_record.*
    from post_record
    semi join changed_batch on post_record.batch_id = changed_batch.batch_id
);

create or replace temp view account_day_asked as (
    select account_day.*
    from account_day
    semi join changed_batch on account_day.batch_id = changed_batch.batch_id
);

insert into batch_account (batch_id, source_account_id)
select
    accounts_named.batch_id,
    accounts_named.source_account_id
from accounts_named
inner join changed_batch on accounts_named.batch_id = changed_batch.batch_id and changed_batch.is_new;
