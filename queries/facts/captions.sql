-- Add new captions with the tags, mentions and links found in them.
--
-- params:  none
--
-- Reads the registered tables named_caption, found_hashtag, found_mention and found_link. A caption that has come with
-- another file since they were made is there with all that is found in it, so it is left out everywhere. Those few are
-- looked for once: of all captions there are, only these are laid beside what is found.

create or replace temp table caption_there as
select caption.caption_id
from caption
where caption.caption_id in (select named_caption.caption_id from named_caption);

insert into caption_hashtag (caption_id, hashtag)
select
    found_hashtag.caption_id,
    found_hashtag.hashtag
from found_hashtag
where found_hashtag.caption_id not in (select caption_there.caption_id from caption_there);

insert into caption_mention (caption_id, handle)
select
    found_mention.caption_id,
    found_mention.handle
from found_mention
where found_mention.caption_id not in (select caption_there.caption_id from caption_there);

insert into caption_link (caption_id, url_key, utm_campaign)
select
    found_link.caption_id,
    found_link.url_key,
    found_link.utm_campaign
from found_link
where found_link.caption_id not in (select caption_there.caption_id from caption_there);

insert into caption (caption_id, text)
select
    named_caption.caption_id,
    named_caption.text
from named_caption
where named_caption.caption_id not in (select caption_there.caption_id from caption_there);
