-- How groups of posts do on one number, per post, per 1,000 followers or per 1,000 exposures.
--
-- grain:   one row per group
-- params:  initiative_ids, partner_ids, platform_ids, since, until, as_of, known_at, dimension, metric_code, per
-- columns: group_id, posts, posts_without_value, accounts, numerator, denominator, sum_yy, sum_xy, sum_xx, median_rate
--
-- The group's rate is numerator over denominator; the sums of squares give its standard error (a ratio of totals is
-- not a mean of ratios). dimension: partner, platform, format, class, operator, department or account.

with

measured as (

    select
        case $dimension
            when 'partner' then compared_posts.partner_id
            when 'platform' then compared_posts.platform_id
            when 'format' then coalesce(compared_posts.content_format, 'unknown')
            when 'class' then coalesce(compared_posts.content_class, 'unclassified')
            when 'operator' then compared_posts.operated_by
            when 'department' then coalesce(compared_posts.department_name, 'no department')
            when 'account' then compared_posts.account_name
        end as group_id,
        compared_posts.account_id,
        compared_posts.post_id,
        compared_posts.weight,
        case $metric_code
            when 'exposures' then compared_posts.exposures
            when 'eng_core' then compared_posts.eng_core
            when 'reactions' then compared_posts.reactions
            when 'comments' then compared_posts.comments
            when 'shares' then compared_posts.shares
            when 'saves' then compared_posts.saves
            when 'link_clicks' then compared_posts.link_clicks
        end as y,
        case $per
            when 'post' then 1.0
            when 'followers' then nullif(compared_posts.followers, 0) / 1000.0
            when 'exposures' then nullif(compared_posts.exposures, 0) / 1000.0
        end as x
    from compared_posts($as_of, $known_at) as compared_posts
    where
        list_contains($initiative_ids::varchar[], compared_posts.initiative_id)
        and list_contains($partner_ids::varchar[], compared_posts.partner_id)
        and list_contains($platform_ids::varchar[], compared_posts.platform_id)
        and compared_posts.published_on between $since and $until

)

select
    measured.group_id,
    count(distinct measured.post_id) filter (measured.y is not null and measured.x is not null) as posts,
    count(distinct measured.post_id) filter (measured.y is null or measured.x is null) as posts_without_value,
    count(distinct measured.account_id) as accounts,
    sum(if(measured.x is null, null, measured.weight * measured.y))::double as numerator,
    sum(if(measured.y is null, null, measured.weight * measured.x))::double as denominator,
    sum(if(measured.x is null, null, measured.weight * measured.y * measured.y))::double as sum_yy,
    sum(measured.weight * measured.x * measured.y)::double as sum_xy,
    sum(if(measured.y is null, null, measured.weight * measured.x * measured.x))::double as sum_xx,
    median(measured.y / nullif(measured.x, 0))::double as median_rate
from measured
where measured.group_id is not null
group by measured.group_id
order by measured.group_id
