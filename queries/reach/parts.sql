-- What each account can say about people reached: the largest single post, the sum that nobody may call reach, and the
-- platform's own figure for exactly this period.
--
-- grain:   one row per account with attributed posts in the period
-- params:  initiative_ids, partner_ids, platform_ids, since, until, as_of, known_at
-- columns: account_id, account_name, platform_id, account_kind, partner_ids, posts, posts_with_reach, largest_post,
--          sum_of_posts, period_reach
--
-- Bounds: at least the largest part, at most the sum of parts. The period figure replaces both where it exists.

with

counted as (

    select distinct
        under.account_id,
        post_scope.post_id,
        post_scope.partner_id,
        post_scope.reach
    from post_scope($as_of, $known_at) as post_scope,
        unnest(post_scope.account_ids) as under (account_id)
    where
        list_contains($initiative_ids::varchar[], post_scope.initiative_id)
        and post_scope.initiative_id <> '(none)'
        and list_contains($partner_ids::varchar[], post_scope.partner_id)
        and list_contains($platform_ids::varchar[], post_scope.platform_id)
        and post_scope.published_on between $since and $until

),

posted as (

    select counted.account_id, counted.post_id, any_value(counted.reach) as reach
    from counted
    group by counted.account_id, counted.post_id

),

behind as (

    select counted.account_id, list(distinct counted.partner_id order by counted.partner_id) as partner_ids
    from counted
    group by counted.account_id

)

select
    posted.account_id,
    account_known.name as account_name,
    account_known.platform_id,
    account_known.account_kind,
    behind.partner_ids,
    count(*) as posts,
    count(posted.reach) as posts_with_reach,
    max(posted.reach) as largest_post,
    sum(posted.reach)::bigint as sum_of_posts,
    any_value(account_periods_known.reach) as period_reach
from posted
inner join account_known on posted.account_id = account_known.account_id
inner join behind on posted.account_id = behind.account_id
left join account_periods_known($known_at) as account_periods_known
    on
        posted.account_id = account_periods_known.account_id
        and account_periods_known.period_from = $since
        and account_periods_known.period_to = least($until::date, $as_of::date)
group by
    posted.account_id, account_known.name, account_known.platform_id, account_known.account_kind,
    account_known.position, behind.partner_ids
order by account_known.position, posted.account_id
