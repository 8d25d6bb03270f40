-- What each account can say about people reached: the largest single post, the sum that nobody may call reach, and the
-- platform's own figure for exactly this period.
--
-- grain:   one row per account with attributed posts in the period
-- params:  initiative_ids, partner_ids, platform_ids, since, until, consents, as_of, known_at
-- columns: account_id, account_name, platform_id, account_kind, partner_ids, posts, posts_with_reach, largest_post,
--          sum_of_posts, period_reach
--
-- Bounds: at least the largest part, at most the sum of parts. The period figure replaces both where it exists. A
-- collaborative post stands under the account of each allowed partner: a bound may count it twice, never leave it out.

with

allowed as (

    select
        post_scope.post_id,
        post_scope.account_id,
        post_scope.partner_id,
        post_scope.reach
    from post_scope($as_of, $known_at) as post_scope
    where
        among(post_scope.initiative_id, list_filter($initiative_ids::varchar[], lambda one: one <> '(none)'))
        and list_contains($partner_ids::varchar[], post_scope.partner_id)
        and list_contains($platform_ids::varchar[], post_scope.platform_id)
        and post_scope.published_on between $since and $until

),

post as (

    select distinct
        allowed.account_id,
        allowed.post_id,
        allowed.reach
    from allowed

),

posted as (

    select
        post.account_id,
        count(*) as posts,
        count(post.reach) as posts_with_reach,
        max(post.reach) as largest_post,
        sum(post.reach)::double as sum_of_posts
    from post
    group by post.account_id

),

behind as (

    select
        allowed.account_id,
        list(distinct allowed.partner_id order by allowed.partner_id) as partner_ids
    from allowed
    group by allowed.account_id

)

select
    posted.account_id,
    told_name(
        account_known.name, account_known.pseudonym, account_known.consent, $consents::varchar[]
    ) as account_name,
    account_known.platform_id,
    account_known.account_kind,
    behind.partner_ids,
    posted.posts,
    posted.posts_with_reach,
    posted.largest_post,
    posted.sum_of_posts,
    account_periods_known.reach as period_reach
from posted
inner join behind on posted.account_id = behind.account_id
inner join account_known on posted.account_id = account_known.account_id
left join account_periods_known($known_at) as account_periods_known
    on
        posted.account_id = account_periods_known.account_id
        and account_periods_known.period_from = $since
        and account_periods_known.period_to = least($until::date, $as_of::date)
order by account_known.position, posted.account_id
