-- Posts with their numbers, against the usual post of the same account, and why each counts for the initiative.
--
-- grain:   one row per post
-- params:  initiative_ids, partner_ids, platform_ids, since, until, as_of, known_at
-- columns: post_id, published_on, account_name, platform_id, partner_ids, content_format, content_class, text,
--          permalink, exposures, reach, reactions, comments, shares, saves, eng_core, link_clicks, engagement_rate,
--          usual_eng_core, times_usual, is_significant, rule_id, rule_kind,
--          rule_pattern, as_of_on, days_old, file_name, batch_id
--
-- usual_eng_core is the median of the account's posts (at least 8); a post is significant when it exceeds that by more
-- than three inter-quartile ranges.

with

scoped as (

    select
        post_scope.*,
        post_scope.account_ids[1] as account_id
    from post_scope($as_of, $known_at) as post_scope

),

post as (

    select
        scoped.post_id,
        any_value(scoped.account_id) as account_id,
        list(distinct scoped.initiative_id) as initiative_ids,
        list(distinct scoped.partner_id order by scoped.partner_id) as partner_ids,
        any_value(scoped.eng_core) as eng_core
    from scoped
    group by scoped.post_id

),

usual as (

    select
        post.account_id,
        median(post.eng_core) as middle,
        quantile_cont(post.eng_core, 0.75) - quantile_cont(post.eng_core, 0.25) as spread,
        count(post.eng_core) as posts
    from post
    group by post.account_id
    having count(post.eng_core) >= 8

),

chosen as (

    select distinct on (scoped.post_id) scoped.*
    from scoped
    where
        list_contains($initiative_ids::varchar[], scoped.initiative_id)
        and list_contains($partner_ids::varchar[], scoped.partner_id)
        and list_contains($platform_ids::varchar[], scoped.platform_id)
        and scoped.published_on between $since and $until
    order by scoped.post_id, scoped.initiative_id, scoped.partner_id

)

select
    chosen.post_id,
    chosen.published_on,
    account_known.name as account_name,
    chosen.platform_id,
    list_filter(post.partner_ids, lambda id: list_contains($partner_ids::varchar[], id)) as partner_ids,
    chosen.content_format,
    chosen.content_class,
    caption.text,
    chosen.permalink,
    chosen.exposures,
    chosen.reach,
    chosen.reactions,
    chosen.comments,
    chosen.shares,
    chosen.saves,
    chosen.eng_core,
    chosen.link_clicks,
    chosen.eng_core / nullif(chosen.exposures, 0)::double as engagement_rate,
    usual.middle as usual_eng_core,
    chosen.eng_core / nullif(usual.middle, 0) as times_usual,
    coalesce(chosen.eng_core > usual.middle + 3 * usual.spread, false) as is_significant,
    chosen.rule_id,
    chosen.rule_kind,
    attribution_rule.pattern as rule_pattern,
    chosen.as_of_on,
    ($as_of::date - chosen.published_on)::integer as days_old,
    batch.file_name,
    chosen.batch_id
from chosen
inner join post on chosen.post_id = post.post_id
left join usual on post.account_id = usual.account_id
left join account_known on chosen.account_id = account_known.account_id
left join caption on chosen.caption_id = caption.caption_id
left join batch on chosen.batch_id = batch.batch_id
left join attribution_rule on chosen.rule_id = attribution_rule.rule_id
order by chosen.eng_core desc nulls last, chosen.post_id
