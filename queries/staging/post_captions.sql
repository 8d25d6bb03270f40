-- The captions of the posts that load, those that are new.
--
-- params:  none
--
-- Of all captions there are, only those that the file has are laid beside it.

create or replace temp table named_caption as
select
    merged_post.caption_id,
    any_value(merged_post.text) as text
from merged_post
where
    merged_post.caption_id is not null
    and merged_post.caption_id not in (
        select caption.caption_id
        from caption
        where caption.caption_id in (select merged_post.caption_id from merged_post)
    )
group by merged_post.caption_id;
