-- The rows of post_scope from the roll-up of posts: of those whose latest totals speak of the day or an earlier one.
--
-- params: none
--
-- place is where a row lies in the roll-up: those of a few posts are found by it without looking at the others.
create or replace macro latest_scope(as_of) as table (
    select
        _post.post_id, _post.initiative_id, _post.partner_id,
        _post.initiative_weight * _post.credit_weight as weight, _post.rule_id, _post.rule_kind, _post.credit_basis,
        _post.account_ids, _post.account_id, _post.is_advocacy, _post.is_share, _post.platform_id,
        _post.content_format, _post.content_class, _post.custom_label, _post.caption_id, _post.permalink,
        _post.published_on, _post.published_at_utc, _post.as_of_on, _post.exposures, _post.reach, _post.reactions,
        _post.comments, _post.shares, _post.saves, _post.eng_core, _post.engagements_native, _post.link_clicks,
        _post.all_clicks, _post.video_views, _post.watch_seconds, _post.follows, _post.profile_visits,
        _post.batch_id, _post.rowid as place
    from post_latest as _post
    where _post.published_on <= as_of and _post.as_of_on <= as_of and not _post.is_reply
);
