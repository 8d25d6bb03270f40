-- Posts that a later complete file of their account should list and does not: missing once, or presumed deleted.
--
-- grain:   one row per post
-- params:  initiative_ids, known_at
-- columns: post_id, published_on, account_id, account_name, platform_id, text, last_batch_id, last_seen_on,
--          missing_batch_ids, missing_since_on, files_without
--
-- Only a platform's own export of one account proves that a post is gone, and only of the days it covers. The post
-- keeps its last numbers; it is back as soon as a file lists it again.

with

listed as (

    select distinct
        post_record.batch_id,
        post_record.post_id,
        account_seen.account_id
    from post_record
    inner join account_seen on post_record.source_account_id = account_seen.source_account_id

),

complete as (

    select
        batches_known.batch_id,
        batches_known.as_of_on,
        batches_known.covers_from,
        batches_known.covers_to,
        batches_known.recency,
        min(listed.account_id) as account_id
    from batches_known($known_at) as batches_known
    inner join listed on batches_known.batch_id = listed.batch_id
    where
        batches_known.platform_id is not null
        and batches_known.is_complete
        and batches_known.grain = 'post'
        and batches_known.covers_from is not null
    group by all
    having count(distinct listed.account_id) = 1

),

last_seen as (

    select
        listed.post_id,
        listed.account_id,
        arg_max(complete.batch_id, complete.recency) as last_batch_id,
        max(complete.as_of_on) as last_seen_on
    from listed
    inner join complete on listed.batch_id = complete.batch_id
    group by listed.post_id, listed.account_id

)

select
    last_seen.post_id,
    posts_known.published_on,
    last_seen.account_id,
    account_known.name as account_name,
    posts_known.platform_id,
    caption.text,
    last_seen.last_batch_id,
    last_seen.last_seen_on,
    list(complete.batch_id order by complete.recency) as missing_batch_ids,
    min(complete.as_of_on) as missing_since_on,
    count(*) as files_without
from last_seen
inner join posts_known($known_at) as posts_known on last_seen.post_id = posts_known.post_id
inner join complete
    on
        last_seen.account_id = complete.account_id
        and last_seen.last_seen_on < complete.as_of_on
        and posts_known.published_on between complete.covers_from and complete.covers_to
left join account_known on last_seen.account_id = account_known.account_id
left join caption on posts_known.caption_id = caption.caption_id
where list_contains($initiative_ids::varchar[], '(none)')
group by all
order by last_seen.last_seen_on desc, last_seen.post_id asc
