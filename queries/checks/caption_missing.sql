-- Posts whose caption is not stored.
--
-- grain:   one row per caption
-- params:  none
-- columns: offence, offender, detail

select distinct
    'caption missing' as offence,
    post_record.caption_id as offender,
    post_record.batch_id as detail
from post_record
anti join caption on post_record.caption_id = caption.caption_id
where post_record.caption_id is not null
order by offender, detail
