-- Find what is no longer as it was when it was rolled up: batches, accounts of files, and what attribution rests on.
--
-- params:  none
--
-- A batch that is new, withdrawn or restored; an account of files that is new or taken for another one. Batches are
-- never deleted.

create or replace temp table changed_batch as
select
    batch.batch_id,
    batch.withdrawn_at_utc is null as is_known,
    latest_batch.batch_id is null as is_new
from batch
left join latest_batch on batch.batch_id = latest_batch.batch_id
where latest_batch.is_known is distinct from (batch.withdrawn_at_utc is null);

create or replace temp table changed_account as
select
    account_seen.source_account_id,
    account_seen.account_id,
    account_seen.is_registered
from account_seen
anti join latest_account
    on
        account_seen.source_account_id = latest_account.source_account_id
        and account_seen.account_id = latest_account.account_id
        and account_seen.is_registered = latest_account.is_registered;

-- filled with those that a post comes into, leaves or is told more of
create or replace temp table changed_initiative (initiative_id varchar);
