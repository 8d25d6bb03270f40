with

chosen as (

    select *
    from best_post
    where
        initiative_id in (select unnest($initiative_ids)) and partner_id in (select unnest($partner_ids))
        and published_on between $since and $until

),

-- a post of the whole weight is one partner's: only the others have to be brought together
top as (

    select post_id, eng_core
    from chosen
    where weight >= 1
    union all
    select distinct post_id, eng_core
    from chosen
    where weight < 1
    order by eng_core desc nulls last, post_id
    limit $max_shown
    offset $skip

),

whole as materialized (

    select chosen.*
    from chosen
    semi join top on chosen.post_id = top.post_id

),

one as (

    select distinct on (whole.post_id) whole.*, earning.partner_ids
    from whole
    inner join (
        select post_id, list(distinct partner_id order by partner_id) as partner_ids from whole group by post_id
    ) as earning on whole.post_id = earning.post_id
    order by whole.post_id, whole.initiative_id, whole.partner_id

),

-- texts are read by where they lie: looking for the ids among all of them and reading along takes three times as long
words as (

    select caption_id, text
    from caption
    where rowid in (select rowid from caption where caption_id in (select caption_id from one))

)

select
    one.post_id, one.published_on,
    if(account_known.consent = 'none', account_known.pseudonym, account_known.name) as account_name,
    one.platform_id, one.partner_ids, one.content_format, one.content_class, words.text,
    if(account_known.is_named, one.permalink, null) as permalink,
    one.exposures, one.reach, one.reactions, one.comments, one.shares, one.saves, one.eng_core, one.link_clicks,
    one.eng_core / nullif(one.exposures, 0)::double as engagement_rate,
    best_usual.middle as usual_eng_core,
    one.eng_core / nullif(best_usual.middle, 0) as times_usual,
    coalesce(one.eng_core > best_usual.middle + 3 * best_usual.spread, false) as is_significant,
    one.rule_id, one.rule_kind, attribution_rule.pattern as rule_pattern, one.as_of_on,
    ($as_of - one.published_on)::integer as days_old,
    if(account_known.is_named, batch.file_name, null) as file_name,
    one.batch_id
from one
left join best_usual on one.account_id = best_usual.account_id
left join words on one.caption_id = words.caption_id
left join batch on one.batch_id = batch.batch_id
left join attribution_rule on one.rule_id = attribution_rule.rule_id
left join account_known on one.account_id = account_known.account_id
order by one.eng_core desc nulls last, one.post_id
