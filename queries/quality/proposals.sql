-- What posts that no rule claims have in common, and how many of them a rule about it would claim.
--
-- grain:   one row per initiative, kind of evidence and word
-- params:  initiative_ids, as_of, known_at
-- columns: initiative_id, kind, pattern, precedence, posts, accounts, exposures, first_on, last_on, counted_posts
--
-- Only posts of the initiative's days and accounts are looked at. The rule would come after all rules there are, so it
-- takes no post from another: what it would claim is what moves. counted_posts carry the same word and count already,
-- which speaks for the rule. A post that is excluded from the initiative by name stays out. A mention never decides:
-- it is shown as what the posts share, without a rule. An account is named when none of its posts counts yet.

with

visible as (

    select
        initiative.initiative_id,
        initiative.starts_on,
        initiative.ends_on,
        list(distinct initiative_account.account_id) as account_ids
    from initiative
    inner join initiative_account on initiative.initiative_id = initiative_account.initiative_id
    where
        list_contains($initiative_ids::varchar[], '(none)')
        and list_contains($initiative_ids::varchar[], initiative.initiative_id)
    group by initiative.initiative_id, initiative.starts_on, initiative.ends_on

),

near as (

    select initiative_account.account_id
    from initiative_account
    inner join visible on initiative_account.initiative_id = visible.initiative_id

),

-- most posts are under one account, which is quicker to look for than a list of them
close as (

    select published.*
    from post_scope($as_of, $known_at) as published
    semi join near on published.account_id = near.account_id
    where among(published.initiative_id, $initiative_ids::varchar[])
    union all
    select published.*
    from post_scope($as_of, $known_at) as published
    anti join near on published.account_id = near.account_id
    where
        among(published.initiative_id, $initiative_ids::varchar[])
        and len(published.account_ids) > 1
        and list_has_any(published.account_ids, (select list(around.account_id) from near as around))

),

posts as (

    select distinct
        close.post_id,
        close.initiative_id,
        close.caption_id,
        close.custom_label,
        close.account_ids,
        close.published_on,
        close.exposures
    from close
    where
        close.published_on between (select min(visible.starts_on) from visible) and (
            select max(visible.ends_on) from visible
        )

),

words as (

    select
        caption_hashtag.caption_id,
        'hashtag' as kind,
        caption_hashtag.hashtag as word
    from caption_hashtag
    where caption_hashtag.caption_id in (select posts.caption_id from posts)
    union
    select
        caption_link.caption_id,
        'utm_campaign' as kind,
        lower(caption_link.utm_campaign) as word
    from caption_link
    where
        caption_link.utm_campaign is not null
        and caption_link.caption_id in (select posts.caption_id from posts)
    union
    select
        caption_mention.caption_id,
        'mention' as kind,
        caption_mention.handle as word
    from caption_mention
    where caption_mention.caption_id in (select posts.caption_id from posts)

),

shared as (

    select
        posts.post_id,
        posts.initiative_id,
        posts.account_ids,
        posts.published_on,
        posts.exposures,
        words.kind,
        words.word
    from posts
    inner join words on posts.caption_id = words.caption_id
    union all
    select
        posts.post_id,
        posts.initiative_id,
        posts.account_ids,
        posts.published_on,
        posts.exposures,
        'custom_label' as kind,
        trim(unnest(string_split(lower(posts.custom_label), ','))) as word
    from posts
    union all
    select
        posts.post_id,
        posts.initiative_id,
        posts.account_ids,
        posts.published_on,
        posts.exposures,
        'initiative_account' as kind,
        unnest(posts.account_ids) as word
    from posts

),

fitting as (

    select
        visible.initiative_id,
        shared.kind,
        shared.word,
        shared.post_id,
        shared.account_ids,
        shared.exposures,
        shared.published_on,
        shared.initiative_id = '(none)' as moves
    from shared
    inner join visible on shared.published_on between visible.starts_on and visible.ends_on
    left join attribution_rule as excluding
        on
            visible.initiative_id = excluding.initiative_id
            and excluding.kind = 'exclude_post'
            and shared.post_id = excluding.pattern
            and excluding.is_enabled
    where
        shared.initiative_id in ('(none)', visible.initiative_id)
        and shared.word <> ''
        and excluding.rule_id is null
        and list_has_any(shared.account_ids, visible.account_ids)

)

select
    fitting.initiative_id,
    fitting.kind,
    fitting.word as pattern,
    (select least(coalesce(max(attribution_rule.precedence), 6) + 1, 99) from attribution_rule) as precedence,
    count(*) filter (fitting.moves) as posts,
    count(distinct fitting.account_ids) filter (fitting.moves) as accounts,
    sum(fitting.exposures) filter (fitting.moves)::bigint as exposures,
    min(fitting.published_on) filter (fitting.moves) as first_on,
    max(fitting.published_on) filter (fitting.moves) as last_on,
    count(*) filter (not fitting.moves) as counted_posts
from fitting
group by fitting.initiative_id, fitting.kind, fitting.word
having
    count(*) filter (fitting.moves) >= 2
    and (fitting.kind <> 'initiative_account' or count(*) filter (not fitting.moves) = 0)
order by (fitting.kind = 'mention') asc, posts desc, fitting.kind asc, fitting.word asc
