-- Every post with its numbers as of a day, its initiative and its partner: the rows that all totals are made of.
--
-- params: none
--
-- weight splits a post over initiatives and partners and adds up to one. A post that no rule claims appears once under
-- initiative '(none)' and partner '(unattributed)'. Replies are left out. place is -1 where nothing is rolled up.
create or replace macro post_scope(as_of, known_at) as table (
    select
        _credit.post_id,
        _credit.initiative_id,
        _credit.partner_id,
        _credit.initiative_weight * _credit.credit_weight as weight,
        _credit.rule_id,
        _credit.rule_kind,
        _credit.credit_basis,
        _credit.account_ids,
        _credit.account_id,
        _credit.is_advocacy,
        _credit.is_share,
        _credit.platform_id,
        _credit.content_format,
        _credit.content_class,
        _credit.custom_label,
        _credit.caption_id,
        _credit.permalink,
        _credit.published_on,
        _credit.published_at_utc,
        _total.* exclude (post_id, first_as_of_on),
        -1::bigint as place
    from post_credits(known_at) as _credit
    inner join post_as_of(as_of, known_at) as _total on _credit.post_id = _total.post_id
    where _credit.published_on <= as_of and not _credit.is_reply
);
