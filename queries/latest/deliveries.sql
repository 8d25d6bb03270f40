-- Roll up which accounts new batches gave post numbers of, the day of the first of these posts, and which they name.
--
-- params:  none

insert into delivery (batch_id, source_account_id, as_of_on, first_on)
with

new_batch as (

    select changed_batch.batch_id
    from changed_batch
    where changed_batch.is_new

)

select
    post_snapshot.batch_id,
    post_record.source_account_id,
    post_snapshot.as_of_on,
    min(coalesce(post_record.printed_on, post_record.published_at_utc::date)) as first_on
from post_snapshot
inner join post_record
    on post_snapshot.batch_id = post_record.batch_id and post_snapshot.post_id = post_record.post_id
semi join new_batch on post_record.batch_id = new_batch.batch_id
group by post_snapshot.batch_id, post_record.source_account_id, post_snapshot.as_of_on;

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
