-- The accounts of the days of posts that load, as their file names them, and the captions that are new.
--
-- params:  none
--
-- Of all captions there are, only those that the file has are laid beside it.

create or replace temp table named_account as
select
    staged_post_day.source_account_id,
    min(staged_post_day.platform_id) as platform_id,
    null::varchar as native_id,
    min(lower(ltrim(staged_post_day.handle, '@'))) as handle,
    min(staged_post_day.account_name) as name
from staged_post_day
where
    staged_post_day.source_account_id is not null
    and staged_post_day.row_no not in (select row_fault.row_no from row_fault)
group by staged_post_day.source_account_id;

create or replace temp table named_caption as
select
    staged_post_day.caption_id,
    any_value(staged_post_day.text) as text
from staged_post_day
inner join kept_row on staged_post_day.row_no = kept_row.row_no
where
    staged_post_day.caption_id is not null
    and staged_post_day.caption_id not in (
        select caption.caption_id
        from caption
        where caption.caption_id in (select staged_post_day.caption_id from staged_post_day)
    )
group by staged_post_day.caption_id;
