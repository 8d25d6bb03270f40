-- As latest_posts_known, of the posts of one file alone: the files of no other post are read.
--
-- params:  batch_id

create or replace temp table restated_post as
select distinct post_snapshot.post_id
from post_snapshot
where post_snapshot.batch_id = $batch_id;

create or replace temp macro posts_known(known_at) as table (
    select
        _post.post_id, _post.platform_id, _post.account_ids, _post.published_at_utc, _post.printed_on,
        _post.content_format, _post.content_class, _post.tone, _post.is_reply, _post.is_share,
        _post.is_paid_partnership, _post.custom_label, _post.caption_id, _post.permalink, _post.published_on
    from post_latest as _post
    semi join restated_post on _post.post_id = restated_post.post_id
    where _post.is_first
);
