-- Captions whose tags, mentions and links are not yet listed.
--
-- grain:   one row per caption
-- params:  none
-- columns: caption_id, text
select
    merged_post.caption_id,
    any_value(merged_post.text) as text
from merged_post
where
    merged_post.caption_id is not null
    and merged_post.caption_id not in (select caption.caption_id from caption)
group by merged_post.caption_id
order by merged_post.caption_id
