-- Captions that the warehouse does not hold yet: their tags, mentions and links have to be listed.
--
-- grain:   one row per caption
-- params:  none
-- columns: caption_id, text
select
    named_caption.caption_id,
    named_caption.text
from named_caption
where named_caption.caption_id not in (select caption.caption_id from caption)
order by named_caption.caption_id
