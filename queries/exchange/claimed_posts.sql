-- Posts of one file that earlier files know under other accounts than the file does, for whoever decides about it.
--
-- grain:   one row
-- params:  batch_id, known_at
-- columns: posts, claimed

select
    count(distinct post_record.post_id) as posts,
    count(distinct post_record.post_id) filter (
        where not list_contains(posts_known.account_ids, account_seen.account_id)
    ) as claimed
from post_record
left join account_seen on post_record.source_account_id = account_seen.source_account_id
left join posts_known($known_at) as posts_known on post_record.post_id = posts_known.post_id
where post_record.batch_id = $batch_id
