-- The tags, mentions and links of the captions that are new, each once per caption.
--
-- params:  none
--
-- Reads caption_word and, by word, the registered tables word_hashtag, word_mention and word_link.

create or replace temp table found_hashtag as
select distinct
    caption_word.caption_id,
    word_hashtag.hashtag
from caption_word
inner join word_hashtag on caption_word.word = word_hashtag.word;

create or replace temp table found_mention as
select distinct
    caption_word.caption_id,
    word_mention.handle
from caption_word
inner join word_mention on caption_word.word = word_mention.word;

create or replace temp table found_link as
select distinct
    caption_word.caption_id,
    word_link.url_key,
    word_link.utm_campaign
from caption_word
inner join word_link on caption_word.word = word_link.word;
