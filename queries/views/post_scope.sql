-- Every post with its numbers as of a day, its initiative and its partner: the rows that all totals are made of.
--
-- params: none
--
-- weight splits a post over initiatives and partners and adds up to one. A post that no rule claims appears once under
-- initiative '(none)' and partner '(unattributed)'. Replies are left out.
create or replace macro post_scope(as_of, known_at) as table (
    with

    _author as (
        select
            _under.post_id,
            list(_under.account_id order by _under.account_id) as account_ids,
            bool_or(_account.account_kind = 'personal') as is_personal
        from post_accounts_known(known_at) as _under
        inner join account_known as _account on _under.account_id = _account.account_id
        group by _under.post_id
    )

    select
        _post.post_id,
        coalesce(_belongs.initiative_id, '(none)') as initiative_id,
        coalesce(_credit.partner_id, '(unattributed)') as partner_id,
        coalesce(_belongs.weight, 1.0) * coalesce(_credit.weight, 1.0) as weight,
        _belongs.rule_id,
        _belongs.rule_kind,
        _credit.basis as credit_basis,
        _author.account_ids,
        coalesce(_author.is_personal, false) as is_personal,
        _post.platform_id,
        _post.content_format,
        _post.content_class,
        _post.caption_id,
        _post.permalink,
        _post.published_on,
        _post.published_at_utc,
        _total.* exclude (post_id)
    from posts_known(known_at) as _post
    inner join post_as_of(as_of, known_at) as _total on _post.post_id = _total.post_id
    left join _author on _post.post_id = _author.post_id
    left join post_initiatives(known_at) as _belongs on _post.post_id = _belongs.post_id
    left join post_credits(known_at) as _credit
        on _belongs.post_id = _credit.post_id and _belongs.initiative_id = _credit.initiative_id
    where _post.published_on <= as_of and not _post.is_reply
);
