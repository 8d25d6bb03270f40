-- Every post with the initiative it belongs to, by which rule and with what weight; '(none)' where no rule claims it.
--
-- params: none
--
-- Within an initiative the rule with the lowest precedence decides; across initiatives only the strongest evidence
-- counts, and ties share. Explicit lists ignore dates. Being named (kind 'mention') suggests and never decides.
create or replace macro post_initiatives(known_at) as table (
    with

    _post as (select * from posts_known(known_at)),

    -- a rule wants a word, and evidence offers one; where only the initiative has to be the same, that is the word
    _rule as (
        select
            attribution_rule.rule_id,
            attribution_rule.initiative_id,
            attribution_rule.precedence,
            attribution_rule.kind,
            attribution_rule.pattern,
            coalesce(attribution_rule.valid_from, initiative.starts_on) as in_force_from,
            coalesce(attribution_rule.valid_to, initiative.ends_on) as in_force_to,
            case attribution_rule.kind
                when 'hashtag' then word_key(attribution_rule.pattern)
                when 'initiative_account' then attribution_rule.initiative_id
                when 'short_link' then attribution_rule.initiative_id
                when 'paid_partnership' then ''
                else lower(attribution_rule.pattern)
            end as word
        from attribution_rule
        inner join initiative on attribution_rule.initiative_id = initiative.initiative_id
        where attribution_rule.is_enabled
    ),

    _written as (
        select _tag.caption_id, 'hashtag' as kind, _tag.hashtag as word
        from caption_hashtag as _tag
        union all
        select
            _found.caption_id,
            unnest(['utm_campaign', 'short_link']) as kind,
            unnest([lower(coalesce(_found.utm_campaign, _link.utm_campaign)), _link.initiative_id]) as word
        from caption_link as _found
        left join link as _link on _found.url_key = url_key(_link.short_url)
    ),

    _evidence as (
        select _post.post_id, _post.published_on, _written.kind, _written.word
        from _post
        inner join _written on _post.caption_id = _written.caption_id
        union all
        select
            _post.post_id, _post.published_on, 'custom_label' as kind,
            trim(unnest(string_split(lower(_post.custom_label), ','))) as word
        from _post
        union all
        select _post.post_id, _post.published_on, 'paid_partnership' as kind, '' as word
        from _post
        where _post.is_paid_partnership
        union all
        select _post.post_id, _post.published_on, 'initiative_account' as kind, _account.initiative_id as word
        from _post
        inner join account as _account on list_contains(_post.account_ids, _account.account_id)
    ),

    _match as (
        select _evidence.post_id, _rule.rule_id, _rule.initiative_id, _rule.precedence, _rule.kind
        from _evidence
        inner join _rule
            on
                _evidence.kind = _rule.kind
                and _evidence.word = _rule.word
                and _evidence.published_on between _rule.in_force_from and _rule.in_force_to
        union all
        select _rule.pattern as post_id, _rule.rule_id, _rule.initiative_id, _rule.precedence, _rule.kind
        from _rule
        where _rule.kind in ('exclude_post', 'include_post')
    ),

    _decided as (
        select
            _match.post_id,
            _match.initiative_id,
            min(
                struct_pack(precedence := _match.precedence, rule_id := _match.rule_id, kind := _match.kind)
            ) as rule
        from _match
        group by _match.post_id, _match.initiative_id
    ),

    _strongest as (
        select
            _decided.*,
            1.0 / nullif(count(*) over _from_strong_to_weak, 0) as weight
        from _decided
        where _decided.rule.kind <> 'exclude_post'
        window _from_strong_to_weak as (partition by _decided.post_id order by _decided.rule.precedence)
        qualify rank() over _from_strong_to_weak = 1
    )

    select
        _post.*,
        coalesce(_strongest.initiative_id, '(none)') as initiative_id,
        coalesce(_strongest.weight, 1.0) as initiative_weight,
        _strongest.rule.rule_id,
        _strongest.rule.kind as rule_kind
    from _post
    left join _strongest on _post.post_id = _strongest.post_id
);
