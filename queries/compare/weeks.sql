-- One number of each group, week by week, with what it is divided by.
--
-- grain:   one row per group and week with a post
-- params:  initiative_ids, partner_ids, platform_ids, since, until, as_of, known_at, dimension, metric_code, per
-- columns: group_id, week_start, posts, numerator, denominator

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
    date_trunc('week', compared_posts.published_on)::date as week_start,
    sum(compared_posts.weight)::double as posts,
    sum(
        compared_posts.weight * case $metric_code
            when 'exposures' then compared_posts.exposures
            when 'eng_core' then compared_posts.eng_core
            when 'reactions' then compared_posts.reactions
            when 'comments' then compared_posts.comments
            when 'shares' then compared_posts.shares
            when 'saves' then compared_posts.saves
            when 'link_clicks' then compared_posts.link_clicks
        end
    )::double as numerator,
    sum(
        compared_posts.weight * case $per
            when 'post' then 1.0
            when 'followers' then compared_posts.followers / 1000.0
            when 'exposures' then compared_posts.exposures / 1000.0
        end
    )::double as denominator
from compared_posts($as_of, $known_at) as compared_posts
where
    list_contains($initiative_ids::varchar[], compared_posts.initiative_id)
    and list_contains($partner_ids::varchar[], compared_posts.partner_id)
    and list_contains($platform_ids::varchar[], compared_posts.platform_id)
    and compared_posts.published_on between $since and $until
group by group_id, week_start
order by group_id, week_start
