-- Posts with their numbers, against the usual post of the same account, and why each counts for the initiative.
--
-- grain:   one row per post
-- params:  initiative_ids, partner_ids, platform_ids, since, until, not_before, shows_others, consents, as_of, known_at
-- columns: post_id, published_on, account_name, platform_id, partner_ids, content_format, content_class, text,
--          permalink, exposures, reach, reactions, comments, shares, saves, eng_core, link_clicks, engagement_rate,
--          usual_eng_core, times_usual, is_significant, rule_id, rule_kind, rule_pattern, as_of_on, days_old,
--          file_name, batch_id
--
-- usual_eng_core is the median of the account's posts (at least 8); a post is significant when it exceeds that by more
-- than three inter-quartile ranges. Of a collaborative post the account is that of an allowed partner, and so is the
-- file: one that only a partner outside the scope delivered stays unnamed.

with

allowed as (

    select scoped.*
    from post_scope($as_of, $known_at) as scoped
    where
        list_contains($initiative_ids::varchar[], scoped.initiative_id)
        and list_contains($partner_ids::varchar[], scoped.partner_id)
        and list_contains($platform_ids::varchar[], scoped.platform_id)
        and scoped.published_on between $since and $until

),

under as (

    select
        scoped.post_id,
        scoped.eng_core,
        unnest(scoped.account_ids) as account_id
    from post_scope($as_of, $known_at) as scoped
    where scoped.published_on >= $not_before

),

usual as (

    select
        published.account_id,
        median(published.eng_core) as middle,
        quantile_cont(published.eng_core, 0.75) - quantile_cont(published.eng_core, 0.25) as spread
    from (
        select distinct under.post_id, under.eng_core, under.account_id
        from under
        where under.account_id in (select allowed.account_id from allowed)
    ) as published
    group by published.account_id
    having count(published.eng_core) >= 8

),

split as (

    select allowed.post_id
    from allowed
    group by allowed.post_id
    having count(*) > 1

),

earning as (

    select
        allowed.post_id,
        list(distinct allowed.partner_id order by allowed.partner_id) as partner_ids
    from allowed
    semi join split on allowed.post_id = split.post_id
    group by allowed.post_id

),

-- most posts are one partner's: only the others have to be brought together
chosen as (

    select
        allowed.*,
        [allowed.partner_id] as partner_ids
    from allowed
    anti join split on allowed.post_id = split.post_id
    union all
    select
        one.*,
        earning.partner_ids
    from (
        select distinct on (allowed.post_id) allowed.*
        from allowed
        semi join split on allowed.post_id = split.post_id
        order by allowed.post_id, allowed.initiative_id, allowed.partner_id
    ) as one
    inner join earning on one.post_id = earning.post_id

),

-- found before it is joined to anything else: it is one row in ten of all that files say of posts
told as materialized (

    select
        post_record.batch_id,
        post_record.post_id,
        post_record.source_account_id,
        chosen.account_id
    from post_record
    inner join chosen on post_record.post_id = chosen.post_id and post_record.batch_id = chosen.batch_id

),

delivered as (

    select distinct
        told.batch_id,
        told.post_id,
        batch.file_name
    from told
    inner join batch on told.batch_id = batch.batch_id
    left join account_seen on told.source_account_id = account_seen.source_account_id
    where account_seen.account_id = told.account_id or list_contains($partner_ids::varchar[], '(unattributed)')

)

select
    chosen.post_id,
    chosen.published_on,
    told_name(
        account_known.name, account_known.pseudonym, account_known.consent, $consents::varchar[]
    ) as account_name,
    chosen.platform_id,
    chosen.partner_ids,
    chosen.content_format,
    chosen.content_class,
    caption.text,
    if(
        account_known.is_named and may_name(account_known.pseudonym, account_known.consent, $consents::varchar[]),
        chosen.permalink,
        null
    ) as permalink,
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
    if(
        $shows_others or not names_outsider(attribution_rule.pattern, $partner_ids::varchar[], $shows_others),
        attribution_rule.pattern,
        null
    ) as rule_pattern,
    chosen.as_of_on,
    ($as_of::date - chosen.published_on)::integer as days_old,
    if(
        account_known.is_named and may_name(account_known.pseudonym, account_known.consent, $consents::varchar[]),
        delivered.file_name,
        null
    ) as file_name,
    delivered.batch_id
from chosen
left join usual on chosen.account_id = usual.account_id
left join account_known on chosen.account_id = account_known.account_id
left join caption on chosen.caption_id = caption.caption_id
left join attribution_rule on chosen.rule_id = attribution_rule.rule_id
left join delivered on chosen.post_id = delivered.post_id and chosen.batch_id = delivered.batch_id
order by chosen.eng_core desc nulls last, chosen.post_id asc
