-- The accounts of the posts that load, as their file names them, and the captions that are new.
--
-- params:  none
--
-- Of all captions there are, only those that the file has are laid beside it.

create or replace temp table named_account as
select
    staged_post.source_account_id,
    min(staged_post.platform_id) as platform_id,
    min(staged_post.native_id) as native_id,
    min(lower(ltrim(staged_post.handle, '@'))) as handle,
    min(staged_post.account_name) as name
from staged_post
where
    staged_post.source_account_id is not null
    and staged_post.row_no not in (select row_fault.row_no from row_fault)
group by staged_post.source_account_id;

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
