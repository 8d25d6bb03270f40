with

chosen as materialized (

    select post_id, account_id, platform_id, published_on, exposures, eng_core
    from best_post
    where initiative_id in (select unnest($initiative_ids)) and published_on between $since and $until and weight >= 1
    union all
    select post_id, account_id, platform_id, published_on, exposures, eng_core
    from (
        select distinct on (post_id) *
        from best_post
        where
            initiative_id in (select unnest($initiative_ids)) and published_on between $since and $until and weight < 1
        order by post_id, initiative_id, partner_id
    )

),

counted as (

    select
        count(*) as posts,
        count(chosen.eng_core) as with_engagements,
        count(chosen.eng_core) filter (best_usual.middle <> 0) as compared,
        count(*) filter (chosen.eng_core > best_usual.middle + 3 * best_usual.spread) as standing_out,
        count(*) filter (chosen.published_on > $as_of - 3) as young,
        sum(chosen.exposures)::bigint as exposures,
        max(chosen.eng_core) as most
    from chosen
    left join best_usual on chosen.account_id = best_usual.account_id

),

top as (

    select
        count(*) as at_the_top, any_value(published_on) as published_on, any_value(account_id) as account_id,
        any_value(platform_id) as platform_id
    from chosen
    where eng_core = (select most from counted)

)

select
    counted.*, top.at_the_top, top.published_on,
    if(account_known.consent = 'none', account_known.pseudonym, account_known.name) as account_name,
    top.platform_id, counted.most / nullif(best_usual.middle, 0) as times_usual
from counted
cross join top
left join account_known on top.account_id = account_known.account_id
left join best_usual on top.account_id = best_usual.account_id
