-- Captions that are there more than once: whatever counts posts with their captions would count theirs twice.
--
-- grain:   one row per caption
-- params:  none
-- columns: offence, offender, detail

select
    'caption is there twice' as offence,
    caption.caption_id as offender,
    count(*)::varchar as detail
from caption
group by caption.caption_id
having count(*) > 1
order by offender
