-- Which initiative a post belongs to, by which rule and with what weight.
--
-- params: none
--
-- Within an initiative the rule with the lowest precedence decides; across initiatives only the strongest evidence
-- counts, and ties share. Explicit lists ignore dates. Being named (kind 'mention') suggests and never decides.
create or replace macro post_initiatives(known_at) as table (
    with

    _post as (select * from posts_known(known_at)),

    _rule as (
        select
            attribution_rule.*,
            coalesce(attribution_rule.valid_from, initiative.starts_on) as in_force_from,
            coalesce(attribution_rule.valid_to, initiative.ends_on) as in_force_to,
            nfc_normalize(lower(ltrim(attribution_rule.pattern, '#'))) as wanted
        from attribution_rule
        inner join initiative on attribution_rule.initiative_id = initiative.initiative_id
        where attribution_rule.is_enabled
    ),

    _evidence as (
        select 'initiative_account' as kind, _authored.post_id, _account.initiative_id, null as word
        from post_accounts_known(known_at) as _authored
        inner join account as _account on _authored.account_id = _account.account_id
        where _account.initiative_id is not null
        union all
        select 'hashtag', _post.post_id, null, _tag.hashtag
        from _post inner join caption_hashtag as _tag on _post.caption_id = _tag.caption_id
        union all
        select 'utm_campaign', _post.post_id, null, lower(coalesce(_found.utm_campaign, _registered.utm_campaign))
        from _post
        inner join caption_link as _found on _post.caption_id = _found.caption_id
        left join link as _registered on _found.url_key = url_key(_registered.short_url)
        union all
        select 'short_link', _post.post_id, _registered.initiative_id, null
        from _post
        inner join caption_link as _found on _post.caption_id = _found.caption_id
        inner join link as _registered on _found.url_key = url_key(_registered.short_url)
        union all
        select 'custom_label', _post.post_id, null, lower(_label.label)
        from _post, unnest(string_split(_post.custom_label, ',')) as _label (label)
        union all
        select 'paid_partnership', _post.post_id, null, null
        from _post where _post.is_paid_partnership
    ),

    _match as (
        select _post.post_id, _rule.rule_id, _rule.initiative_id, _rule.precedence, _rule.kind
        from _post
        inner join _rule on _post.post_id = _rule.pattern and _rule.kind in ('exclude_post', 'include_post')
        union all
        select _post.post_id, _rule.rule_id, _rule.initiative_id, _rule.precedence, _rule.kind
        from _evidence
        inner join _rule
            on
                _evidence.kind = _rule.kind
                and coalesce(_evidence.initiative_id, _rule.initiative_id) = _rule.initiative_id
                -- a rule that compares words needs a word: a link without a campaign proves nothing
                and (
                    _rule.kind in ('initiative_account', 'short_link', 'paid_partnership')
                    or trim(_evidence.word) = _rule.wanted
                )
        inner join _post
            on
                _evidence.post_id = _post.post_id
                and _post.published_on between _rule.in_force_from and _rule.in_force_to
    ),

    _decided as (
        select _match.*
        from _match
        qualify row_number() over (
            partition by _match.post_id, _match.initiative_id order by _match.precedence, _match.rule_id
        ) = 1
    ),

    _strongest as (
        select _decided.*
        from _decided
        where _decided.kind <> 'exclude_post'
        qualify _decided.precedence = min(_decided.precedence) over (partition by _decided.post_id)
    )

    select
        _strongest.post_id,
        _strongest.initiative_id,
        _strongest.rule_id,
        _strongest.kind as rule_kind,
        1.0 / nullif(count(*) over (partition by _strongest.post_id), 0) as weight
    from _strongest
);
