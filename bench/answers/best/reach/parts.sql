with

post as (

    select account_id, post_id, any_value(reach) as reach
    from best_post
    where
        list_contains($initiative_ids, initiative_id) and initiative_id <> '(none)'
        and published_on between $since and $until
    group by account_id, post_id

),

earning as (

    select account_id, list(distinct partner_id order by partner_id) as partner_ids
    from best_post
    where
        list_contains($initiative_ids, initiative_id) and initiative_id <> '(none)'
        and published_on between $since and $until
    group by account_id

)

select
    post.account_id,
    if(account_known.consent = 'none', account_known.pseudonym, account_known.name) as account_name,
    account_known.platform_id,
    account_known.account_kind,
    earning.partner_ids,
    count(*) as posts,
    count(post.reach) as posts_with_reach,
    max(post.reach) as largest_post,
    sum(post.reach)::double as sum_of_posts,
    null::bigint as period_reach
from post
inner join earning on post.account_id = earning.account_id
inner join account_known on post.account_id = account_known.account_id
group by all
order by any_value(account_known.position), post.account_id
