-- How many posts there are, how many stand out from what is usual for their accounts, and which is the strongest.
--
-- grain:   one row, and none where there is no post
-- params:  initiative_ids, partner_ids, platform_ids, since, until, not_before, consents, words, as_of, known_at
-- columns: posts, with_engagements, compared, standing_out, young, exposures, most, at_the_top, published_on,
--          account_name, platform_id, times_usual
--
-- Posts as posts/ranked has them, those alone that contain the words. compared are those of accounts with a usual post,
-- young those of the last 3 days; most is the number of engagements of the strongest, which at_the_top posts have.
-- The columns after these are those of one of them. exposures is null where no file reports any.

with

allowed as not materialized (

    select scoped.*
    from post_scope($as_of, $known_at) as scoped
    where
        among(scoped.initiative_id, $initiative_ids::varchar[])
        and list_contains($partner_ids::varchar[], scoped.partner_id)
        and list_contains($platform_ids::varchar[], scoped.platform_id)
        and scoped.published_on between $since and $until

),

candidate as (

    select
        allowed.post_id,
        allowed.account_id,
        allowed.platform_id,
        allowed.caption_id,
        allowed.published_on,
        allowed.exposures,
        allowed.eng_core
    from allowed
    where allowed.weight = 1 or allowed.initiative_id = '(none)'
    union all
    select
        one.post_id,
        one.account_id,
        one.platform_id,
        one.caption_id,
        one.published_on,
        one.exposures,
        one.eng_core
    from (
        select distinct on (allowed.post_id) allowed.*
        from allowed
        where allowed.weight <> 1 and allowed.initiative_id <> '(none)'
        order by allowed.post_id, allowed.initiative_id, allowed.partner_id
    ) as one

),

judged as materialized (

    select
        candidate.account_id,
        candidate.platform_id,
        candidate.published_on,
        candidate.exposures,
        candidate.eng_core,
        candidate.eng_core / nullif(usual.middle, 0) as times_usual,
        coalesce(candidate.eng_core > usual.middle + 3 * usual.spread, false) as is_significant
    from candidate
    left join account_usual($not_before, $as_of, $known_at) as usual on candidate.account_id = usual.account_id
    left join caption on candidate.caption_id = caption.caption_id and $words <> ''
    left join account_known on candidate.account_id = account_known.account_id and $words <> ''
    where
        $words = ''
        or contains(
            folded(
                concat_ws(
                    ' ',
                    caption.text,
                    told_name(
                        account_known.name, account_known.pseudonym, account_known.consent, $consents::varchar[]
                    ),
                    candidate.post_id
                )
            ),
            folded($words)
        )

),

counted as (

    select
        count(*) as posts,
        count(judged.eng_core) as with_engagements,
        count(judged.times_usual) as compared,
        count(*) filter (judged.is_significant) as standing_out,
        count(*) filter (judged.published_on > $as_of::date - 3) as young,
        sum(judged.exposures)::bigint as exposures,
        max(judged.eng_core) as most
    from judged

),

strongest as (

    select
        count(*) as at_the_top,
        any_value(judged.published_on) as published_on,
        any_value(judged.account_id) as account_id,
        any_value(judged.platform_id) as platform_id,
        any_value(judged.times_usual) as times_usual
    from judged
    where judged.eng_core = (select counted.most from counted)

)

select
    counted.posts,
    counted.with_engagements,
    counted.compared,
    counted.standing_out,
    counted.young,
    counted.exposures,
    counted.most,
    strongest.at_the_top,
    strongest.published_on,
    told_name(
        account_known.name, account_known.pseudonym, account_known.consent, $consents::varchar[]
    ) as account_name,
    strongest.platform_id,
    strongest.times_usual
from counted
cross join strongest
left join account_known on strongest.account_id = account_known.account_id
where counted.posts > 0
