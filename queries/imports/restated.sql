-- The totals that one file put right: lower than the file before it said, or another figure for the same day.
--
-- grain:   one row per post and number
-- params:  initiative_ids, batch_id, known_at
-- columns: post_id, published_on, account_name, platform_id, text, metric_code, before_on, as_of_on,
--          value_before, value
--
-- A total to date can only grow, so a lower one is news about the past. A withdrawn file puts nothing right.

with

totals as (

    select post_totals.*
    from post_totals($known_at) as post_totals
    where
        post_totals.post_id in (
            select post_snapshot.post_id
            from post_snapshot
            where post_snapshot.batch_id = $batch_id
        )

),

stated as (

    select
        totals.post_id,
        totals.batch_id,
        totals.as_of_on,
        totals.freshness,
        unnest(['exposures', 'reactions', 'comments', 'shares', 'link_clicks']) as metric_code,
        unnest(
            [totals.exposures, totals.reactions, totals.comments, totals.shares, totals.link_clicks]
        ) as value
    from totals

),

followed as (

    select
        stated.*,
        lag(stated.as_of_on) over history as before_on,
        lag(stated.value) over history as value_before
    from stated
    where stated.value is not null
    window history as (partition by stated.post_id, stated.metric_code order by stated.freshness)

)

select
    followed.post_id,
    posts_known.published_on,
    account_known.name as account_name,
    posts_known.platform_id,
    caption.text,
    followed.metric_code,
    followed.before_on,
    followed.as_of_on,
    followed.value_before,
    followed.value
from followed
inner join posts_known($known_at) as posts_known on followed.post_id = posts_known.post_id
left join account_known on posts_known.account_ids[1] = account_known.account_id
left join caption on posts_known.caption_id = caption.caption_id
where
    list_contains($initiative_ids::varchar[], '(none)')
    and followed.batch_id = $batch_id
    and (
        followed.value < followed.value_before
        or (followed.as_of_on = followed.before_on and followed.value <> followed.value_before)
    )
order by followed.value_before - followed.value desc, followed.post_id asc, followed.metric_code asc
