-- The words of all new captions of a file that may hold a tag, a mention or a link.
--
-- grain:   one row per word
-- params:  none
-- columns: word
select distinct caption_word.word
from caption_word
