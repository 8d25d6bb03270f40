-- Put the roll-up of posts in the place of posts_known, for one cursor that asks about everything known.
--
-- params:  none

create or replace temp macro posts_known(known_at) as table (
    select
        _post.post_id, _post.platform_id, _post.account_ids, _post.published_at_utc, _post.printed_on,
        _post.content_format, _post.content_class, _post.tone, _post.is_reply, _post.is_share,
        _post.is_paid_partnership, _post.custom_label, _post.caption_id, _post.permalink, _post.published_on
    from post_latest as _post
    where _post.is_first
);
