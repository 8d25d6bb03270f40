-- Note what the roll-ups are made of now.
--
-- params:  added_posts

delete from latest_batch
where latest_batch.batch_id in (select changed_batch.batch_id from changed_batch);

insert into latest_batch (batch_id, is_known)
select
    changed_batch.batch_id,
    changed_batch.is_known
from changed_batch;

delete from latest_account
where latest_account.source_account_id in (select changed_account.source_account_id from changed_account);

insert into latest_account (source_account_id, account_id, is_registered)
select
    changed_account.source_account_id,
    changed_account.account_id,
    changed_account.is_registered
from changed_account;

delete from latest_rules;

insert into latest_rules (report_zone, fingerprint, added_posts)
select
    workspace.report_zone,
    attribution_basis.fingerprint,
    $added_posts
from workspace
cross join attribution_basis;
