-- The words of new captions that may hold a tag, a mention or a link, once per caption.
--
-- params:  none
--
-- A word ends at a blank or a line end. Which tags, mentions and links are in it, Python says of each word once.

create or replace temp table caption_word as
select distinct
    named_caption.caption_id,
    unnest(regexp_extract_all(named_caption.text, '\S*(?:[#＃@＠]|://)\S*')) as word
from named_caption;
