-- Roll up which accounts the new batches gave post numbers of, and the day of the first of these posts.
--
-- params:  none
--
-- An account of files that is taken for another one now is the other one's in what was delivered before, too.

insert into delivery by name
with

new_batch as (

    select changed_batch.batch_id
    from changed_batch
    where changed_batch.is_new

),

given as (

    select
        post_snapshot.batch_id,
        post_record.source_account_id,
        post_snapshot.as_of_on,
        min(coalesce(post_record.printed_on, post_record.published_at_utc::date)) as first_on
    from post_snapshot
    inner join post_record
        on post_snapshot.batch_id = post_record.batch_id and post_snapshot.post_id = post_record.post_id
    semi join new_batch on post_record.batch_id = new_batch.batch_id
    group by post_snapshot.batch_id, post_record.source_account_id, post_snapshot.as_of_on

)

select
    given.*,
    batch.loaded_at_utc,
    account_seen.account_id
from given
inner join batch on given.batch_id = batch.batch_id
left join account_seen on given.source_account_id = account_seen.source_account_id
order by account_seen.account_id, given.as_of_on;

update delivery
set account_id = changed_account.account_id
from changed_account
where
    delivery.source_account_id = changed_account.source_account_id
    and delivery.account_id is distinct from changed_account.account_id;
