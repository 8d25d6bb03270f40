-- A caption once, kept so by the statement that adds it and held by queries/checks/caption_twice.sql. An index that
-- keeps it so as well cost half of the time of storing captions, and no question finds one by it: docs/decisions/0027.

create table caption_without_index (
    caption_id varchar not null,
    text varchar not null
);

insert into caption_without_index (caption_id, text)
select
    caption.caption_id,
    caption.text
from caption;

drop table caption;

alter table caption_without_index rename to caption;
