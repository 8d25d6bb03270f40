-- Of which accounts each file gave numbers of posts, and the day of the first of these posts.
--
-- params: none
--
-- A file that names one account in two ways, or speaks of several days, may be there more than once.
create or replace view accounts_told as (
    select
        post_record.batch_id,
        account_seen.account_id,
        min(coalesce(post_record.printed_on, post_record.published_at_utc::date)) as first_on
    from post_record
    semi join post_snapshot
        on post_record.batch_id = post_snapshot.batch_id and post_record.post_id = post_snapshot.post_id
    inner join account_seen on post_record.source_account_id = account_seen.source_account_id
    group by post_record.batch_id, account_seen.account_id
);
