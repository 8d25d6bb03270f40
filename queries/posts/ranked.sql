-- Posts with their numbers, against the usual post of the same account, and why each counts for the initiative.
--
-- grain:   one row per post
-- params:  initiative_ids, partner_ids, platform_ids, since, until, not_before, shows_others, consents, words, one_id,
--          by, skip, max_shown, as_of, known_at
-- columns: post_id, published_on, account_name, platform_id, partner_ids, content_format, content_class, text,
--          permalink, exposures, reach, reactions, comments, shares, saves, eng_core, link_clicks, engagement_rate,
--          usual_eng_core, times_usual, is_significant, rule_id, rule_kind, rule_pattern, as_of_on, days_old,
--          file_name, batch_id
--
-- Those whose text, account or id contains the words, or the one of the id one_id, the highest first: by eng_core,
-- engagement_rate, times_usual, exposures or published_on, posts without that number last. Of these skip are left out
-- and max_shown are shown: names, words, rules and files are looked up for what is shown alone.
-- usual_eng_core is the median of the account's posts (at least 8); a post is significant when it exceeds that by more
-- than three inter-quartile ranges. Of a collaborative post the account is that of an allowed partner, and so is the
-- file: one that only a partner outside the scope delivered stays unnamed.

with

allowed as not materialized (

    select scoped.*
    from post_scope($as_of, $known_at) as scoped
    where
        among(scoped.initiative_id, $initiative_ids::varchar[])
        and list_contains($partner_ids::varchar[], scoped.partner_id)
        and list_contains($platform_ids::varchar[], scoped.platform_id)
        and scoped.published_on between $since and $until
        and ($one_id = '' or scoped.post_id = $one_id)

),

-- most posts are one partner's or nobody's and have one row: only the others have to be told apart
split as materialized (

    select
        allowed.post_id,
        allowed.initiative_id,
        allowed.partner_id,
        allowed.account_id,
        allowed.caption_id,
        allowed.published_on,
        allowed.exposures,
        allowed.eng_core,
        allowed.place
    from allowed
    where allowed.weight <> 1 and allowed.initiative_id <> '(none)'

),

candidate as (

    select
        allowed.post_id,
        allowed.account_id,
        allowed.caption_id,
        allowed.published_on,
        allowed.exposures,
        allowed.eng_core,
        allowed.place
    from allowed
    where allowed.weight = 1 or allowed.initiative_id = '(none)'
    union all
    select
        one.post_id,
        one.account_id,
        one.caption_id,
        one.published_on,
        one.exposures,
        one.eng_core,
        one.place
    from (
        select distinct on (split.post_id) split.*
        from split
        order by split.post_id, split.initiative_id, split.partner_id
    ) as one

),

-- what is not asked for is not joined: a condition that is false for every row costs nothing
measured as (

    select
        candidate.post_id,
        candidate.place,
        case $by
            when 'engagement_rate' then candidate.eng_core / nullif(candidate.exposures, 0)::double
            when 'times_usual' then candidate.eng_core / nullif(usual.middle, 0)
            when 'exposures' then candidate.exposures
            when 'published_on' then candidate.published_on - date '1900-01-01'
            else candidate.eng_core
        end as measure
    from candidate
    left join account_usual($not_before, $as_of, $known_at) as usual
        on candidate.account_id = usual.account_id and $by = 'times_usual'
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

shown as materialized (

    select
        measured.post_id,
        measured.place,
        measured.measure
    from measured
    order by measured.measure desc nulls last, measured.post_id asc
    limit
        $max_shown
        offset $skip

),

-- rows are read by where they lie: reading all columns of all posts takes longest
placed as (

    select shown.place
    from shown
    union
    select split.place
    from split
    semi join shown on split.post_id = shown.post_id

),

found as materialized (

    select scoped.*
    from post_scope($as_of, $known_at) as scoped
    semi join placed on scoped.place = placed.place
    where scoped.place >= 0
    union all
    select allowed.*
    from allowed
    semi join shown on allowed.post_id = shown.post_id
    where allowed.place < 0

),

whole as materialized (

    select
        found.*,
        shown.measure
    from found
    inner join shown on found.post_id = shown.post_id

),

earning as (

    select
        whole.post_id,
        list(distinct whole.partner_id order by whole.partner_id) as partner_ids
    from whole
    group by whole.post_id

),

chosen as materialized (

    select distinct on (whole.post_id)
        whole.*,
        earning.partner_ids
    from whole
    inner join earning on whole.post_id = earning.post_id
    order by whole.post_id, whole.initiative_id, whole.partner_id

),

spelled as materialized (

    select caption.rowid as place
    from caption
    semi join chosen on caption.caption_id = chosen.caption_id

),

words as (

    select
        caption.caption_id,
        caption.text
    from caption
    semi join spelled on caption.rowid = spelled.place

),

-- whose file it is: asked for those alone who may not see every file, and of posts that are under several accounts
delivering as (

    select distinct
        post_record.post_id,
        post_record.batch_id
    from post_record
    inner join chosen on post_record.post_id = chosen.post_id and post_record.batch_id = chosen.batch_id
    inner join account_seen
        on
            post_record.source_account_id = account_seen.source_account_id
            and chosen.account_id = account_seen.account_id
    where len(chosen.account_ids) > 1 and not list_contains($partner_ids::varchar[], '(unattributed)')

),

delivered as (

    select
        chosen.post_id,
        batch.batch_id,
        batch.file_name
    from chosen
    inner join batch on chosen.batch_id = batch.batch_id
    left join delivering on chosen.post_id = delivering.post_id and chosen.batch_id = delivering.batch_id
    where
        delivering.post_id is not null
        or len(chosen.account_ids) = 1
        or list_contains($partner_ids::varchar[], '(unattributed)')

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
    words.text,
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
left join account_usual($not_before, $as_of, $known_at) as usual on chosen.account_id = usual.account_id
left join account_known on chosen.account_id = account_known.account_id
left join words on chosen.caption_id = words.caption_id
left join attribution_rule on chosen.rule_id = attribution_rule.rule_id
left join delivered on chosen.post_id = delivered.post_id
order by chosen.measure desc nulls last, chosen.post_id asc
