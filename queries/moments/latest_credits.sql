-- Put the roll-up of posts in the place of post_credits, for one cursor that asks about everything known.
--
-- params:  none

create or replace temp macro post_credits(known_at) as table (
    select
        _post.post_id, _post.platform_id, _post.account_ids, _post.published_at_utc, _post.printed_on,
        _post.content_format, _post.content_class, _post.tone, _post.is_reply, _post.is_share,
        _post.is_paid_partnership, _post.custom_label, _post.caption_id, _post.permalink, _post.published_on,
        _post.initiative_id, _post.initiative_weight, _post.rule_id, _post.rule_kind, _post.partner_id,
        _post.account_id, _post.credit_basis, _post.is_advocacy, _post.credit_weight
    from post_latest as _post
);
