-- How groups of posts do on one number, per post, per 1,000 followers or per 1,000 exposures.
--
-- grain:   one row per group
-- params:  initiative_ids, partner_ids, platform_ids, since, until, as_of, known_at, dimension, metric_code, per
-- columns: group_id, posts, posts_without_value, account_ids, numerator, denominator, sum_yy, sum_xy, sum_xx,
--          median_rate
--
-- The group's rate is numerator over denominator; the sums of squares give its standard error (a ratio of totals is
-- not a mean of ratios). Parts of a post that several partners earn are one post; account_ids are those behind a value.

with

post as (

    select
        compared.group_id,
        compared.post_id,
        compared.account_id,
        compared.x,
        compared.y,
        sum(compared.weight) as weight,
        compared.x is not null and compared.y is not null as has_value
    from
        compared_numbers($initiative_ids::varchar[], $dimension, $metric_code, $per, $as_of, $known_at) as compared
    where
        list_contains($initiative_ids::varchar[], compared.initiative_id)
        and list_contains($partner_ids::varchar[], compared.partner_id)
        and list_contains($platform_ids::varchar[], compared.platform_id)
        and compared.published_on between $since and $until
    group by compared.group_id, compared.post_id, compared.account_id, compared.x, compared.y

)

select
    post.group_id,
    count(distinct post.post_id) filter (post.has_value) as posts,
    count(distinct post.post_id) filter (not post.has_value) as posts_without_value,
    coalesce(list(distinct post.account_id order by post.account_id) filter (post.has_value), []) as account_ids,
    sum(post.weight * post.y) filter (post.has_value) as numerator,
    sum(post.weight * post.x) filter (post.has_value) as denominator,
    sum(post.weight * post.y * post.y) filter (post.has_value) as sum_yy,
    sum(post.weight * post.x * post.y) as sum_xy,
    sum(post.weight * post.x * post.x) filter (post.has_value) as sum_xx,
    median(post.y / nullif(post.x, 0)) as median_rate
from post
where post.group_id is not null
group by post.group_id
order by post.group_id
