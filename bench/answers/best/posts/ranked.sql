with

usual as (

    select
        account_id, median(eng_core) as middle,
        quantile_cont(eng_core, 0.75) - quantile_cont(eng_core, 0.25) as spread
    from (
        select distinct post_id, eng_core, unnest(account_ids) as account_id from best_post
        where account_id in (
            select account_id from best_post
            where list_contains($initiative_ids, initiative_id)
        )
    )
    group by account_id
    having count(eng_core) >= 8

),

chosen as (

    select *
    from best_post
    where list_contains($initiative_ids, initiative_id) and published_on between $since and $until

),

-- a post of the whole weight is one partner's: only the others have to be brought together
earning as (

    select chosen.post_id, list(distinct chosen.partner_id order by chosen.partner_id) as partner_ids
    from chosen
    where chosen.weight < 1
    group by chosen.post_id

),

one as (

    select chosen.*, [chosen.partner_id] as partner_ids
    from chosen
    where chosen.weight >= 1
    union all
    select first_part.*, earning.partner_ids
    from (
        select distinct on (chosen.post_id) chosen.*
        from chosen
        where chosen.weight < 1
        order by chosen.post_id, chosen.initiative_id, chosen.partner_id
    ) as first_part
    inner join earning on first_part.post_id = earning.post_id

)

select
    one.post_id, one.published_on,
    if(account_known.consent = 'none', account_known.pseudonym, account_known.name) as account_name,
    one.platform_id, one.partner_ids, one.content_format, one.content_class, best_text.text,
    if(account_known.is_named, one.permalink, null) as permalink,
    one.exposures, one.reach, one.reactions, one.comments, one.shares, one.saves, one.eng_core, one.link_clicks,
    one.eng_core / nullif(one.exposures, 0)::double as engagement_rate,
    usual.middle as usual_eng_core,
    one.eng_core / nullif(usual.middle, 0) as times_usual,
    coalesce(one.eng_core > usual.middle + 3 * usual.spread, false) as is_significant,
    one.rule_id, one.rule_kind, best_text.pattern as rule_pattern, one.as_of_on,
    ($as_of - one.published_on)::integer as days_old,
    if(account_known.is_named, best_text.file_name, null) as file_name,
    one.batch_id
from one
left join usual on one.account_id = usual.account_id
left join best_text on one.post_id = best_text.post_id
left join account_known on one.account_id = account_known.account_id
order by one.eng_core desc nulls last, one.post_id
