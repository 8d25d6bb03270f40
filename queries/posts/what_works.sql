-- Which levels of a factor do better than the other posts of the same account, with a 95 % interval.
--
-- grain:   one row per level of the factor
-- params:  initiative_ids, partner_ids, platform_ids, since, until, as_of, known_at, factor, measure, t_quantiles
-- columns: level, posts, accounts, other_posts, lift, lift_low, lift_high
--
-- factor: format, class, daypart, weekday or hashtag. measure: engagement (core engagements per exposure) or exposure
-- (exposures per follower). Logs are compared after taking out each account's own mean; the interval is Welch's, with
-- t_quantiles[df] the 97.5 % points of Student's t. Only settled posts count: at least 3 days old and 100 exposures,
-- of accounts with at least 8 such posts. A post whose level is unknown is in neither group; one without any hashtag is
-- among the others.

with

allowed as (

    select scoped.*
    from post_scope($as_of, $known_at) as scoped
    where
        scoped.initiative_id <> '(none)'
        and among(scoped.initiative_id, $initiative_ids::varchar[])
        and list_contains($partner_ids::varchar[], scoped.partner_id)
        and list_contains($platform_ids::varchar[], scoped.platform_id)
        and scoped.published_on between $since and least($until::date, $as_of::date - 3)
        and scoped.exposures >= 100

),

-- most posts are one partner's and have one row: only the others have to be told apart
published as (

    select allowed.*
    from allowed
    where allowed.weight = 1
    union all
    select one.*
    from (
        select distinct on (allowed.post_id) allowed.*
        from allowed
        where allowed.weight <> 1
        order by allowed.post_id, allowed.account_id
    ) as one

),

followed as (

    select
        levels.account_id,
        levels.day,
        levels.followers
    from account_days_known($known_at) as levels
    where
        $measure = 'exposure'
        and levels.followers is not null
        and levels.account_id in (select published.account_id from published)

),

settled as (

    select
        published.post_id,
        published.account_id,
        published.caption_id,
        published.content_format,
        published.content_class,
        published.published_on,
        hour(timezone(workspace.report_zone, timezone('UTC', published.published_at_utc))) as published_hour,
        case $measure
            -- a count falls below zero where a platform takes likes back; such a count has no logarithm
            when 'engagement'
                then
                    ln(if(published.eng_core < 0, 0, published.eng_core) + 0.5) - ln(published.exposures + 1.0)
            when 'exposure' then ln((published.exposures + 1.0) / nullif(followed.followers, 0))
        end as outcome
    from published
    cross join workspace
    asof left join followed
        on published.account_id = followed.account_id and published.published_on >= followed.day

),

centred as (

    select
        settled.*,
        case
            when settled.published_hour < 12 then 'morning'
            when settled.published_hour < 17 then 'afternoon'
            when settled.published_hour is not null then 'evening'
        end as daypart,
        settled.outcome - avg(settled.outcome) over (partition by settled.account_id) as deviation
    from settled
    where settled.outcome is not null
    qualify count(*) over (partition by settled.account_id) >= 8

),

tagged as (

    select caption_hashtag.caption_id, list(distinct caption_hashtag.hashtag) as hashtags
    from caption_hashtag
    where $factor = 'hashtag' and caption_hashtag.caption_id in (select centred.caption_id from centred)
    group by caption_hashtag.caption_id

),

levelled as (

    select
        centred.post_id,
        centred.account_id,
        centred.deviation,
        unnest(
            case $factor
                when 'format' then [centred.content_format]
                when 'class' then [centred.content_class]
                when 'weekday' then [dayname(centred.published_on)]
                when 'daypart' then [centred.daypart]
                when 'hashtag' then coalesce(tagged.hashtags, [null])
            end
        ) as level
    from centred
    left join tagged on centred.caption_id = tagged.caption_id

),

whole as (

    select count(*) as n, sum(known.deviation) as total, sum(known.deviation * known.deviation) as squares
    from (
        select distinct levelled.post_id, levelled.deviation
        from levelled
        where levelled.level is not null or $factor = 'hashtag'
    ) as known

),

summed as (

    select
        levelled.level,
        count(*) as n,
        count(distinct levelled.account_id) as accounts,
        sum(levelled.deviation) as total,
        sum(levelled.deviation * levelled.deviation) as squares
    from levelled
    where levelled.level is not null
    group by levelled.level

),

paired as (

    select
        summed.level,
        summed.accounts,
        summed.n,
        summed.total,
        summed.squares,
        whole.n - summed.n as other_n,
        whole.total - summed.total as other_total,
        whole.squares - summed.squares as other_squares
    from summed
    cross join whole
    where summed.n >= 2 and whole.n - summed.n >= 2

),

-- variances of the two means; posts that are all alike may come out a rounding error below zero
compared as (

    select
        paired.*,
        paired.total / nullif(paired.n, 0) - paired.other_total / nullif(paired.other_n, 0) as difference,
        greatest(paired.squares - pow(paired.total, 2) / nullif(paired.n, 0), 0)
        / nullif(paired.n * (paired.n - 1), 0) as variance,
        greatest(paired.other_squares - pow(paired.other_total, 2) / nullif(paired.other_n, 0), 0)
        / nullif(paired.other_n * (paired.other_n - 1), 0) as other_variance
    from paired

),

judged as (

    select
        compared.*,
        sqrt(compared.variance + compared.other_variance) as error,
        floor(
            pow(compared.variance + compared.other_variance, 2) / nullif(
                pow(compared.variance, 2) / nullif(compared.n - 1, 0)
                + pow(compared.other_variance, 2) / nullif(compared.other_n - 1, 0),
                0
            )
        ) as freedom
    from compared

),

bounded as (

    select
        judged.*,
        judged.error * list_extract(
            $t_quantiles::double[], greatest(1, least(120, judged.freedom))::bigint
        ) as margin
    from judged

)

select
    bounded.level,
    bounded.n as posts,
    bounded.accounts,
    bounded.other_n as other_posts,
    exp(bounded.difference) - 1 as lift,
    exp(bounded.difference - bounded.margin) - 1 as lift_low,
    exp(bounded.difference + bounded.margin) - 1 as lift_high
from bounded
order by bounded.n desc, bounded.level asc
