-- Accounts that loaded files name and nobody registered: their posts count for no partner.
--
-- grain:   one row per platform and handle; where files print no handle, per account as they name it
-- params:  initiative_ids
-- columns: platform_id, native_id, handle, name, files, posts, first_on, last_on

with

named as (

    select
        post_record.source_account_id,
        post_record.batch_id,
        post_record.post_id,
        coalesce(post_record.printed_on, post_record.published_at_utc::date) as day
    from post_record
    union all
    select
        account_day.source_account_id,
        account_day.batch_id,
        null as post_id,
        account_day.day
    from account_day

)

select
    source_account.platform_id,
    max(source_account.native_id) as native_id,
    max(source_account.handle) as handle,
    max(source_account.name) as name,
    count(distinct batch.batch_id) as files,
    count(distinct named.post_id) as posts,
    min(named.day) as first_on,
    max(named.day) as last_on
from source_account
inner join account_seen on source_account.source_account_id = account_seen.source_account_id
inner join named on source_account.source_account_id = named.source_account_id
inner join batch on named.batch_id = batch.batch_id and batch.state = 'active'
where
    list_contains($initiative_ids::varchar[], '(none)')
    and not account_seen.is_registered
group by source_account.platform_id, coalesce(source_account.handle, source_account.source_account_id)
order by posts desc, source_account.platform_id asc, handle asc
