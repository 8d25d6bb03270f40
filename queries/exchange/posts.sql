-- Posts of one file beside what is known of them: number by number, and the posts that only one side has.
--
-- grain:   one row per post and number; one with a null number where a side does not have the post at all
-- params:  initiative_ids, partner_ids, batch_id, since, until, as_of, known_at
-- columns: post_id, published_on, account_name, text, side, ours_as_of, metric_code, ours, theirs
--
-- side: 'both', 'ours' (the file lacks it) or 'theirs' (not known or not counted here). Ours are the
-- posts of the scope as of the day, as known before the file; theirs are totals of the file, never of a part of a
-- post's life. Only accounts of the scope count on either side. Ours alone are looked for within the days of the file.

with

own as (

    select distinct initiative_account.account_id
    from initiative_account
    where
        list_contains($initiative_ids::varchar[], initiative_account.initiative_id)
        and list_contains($partner_ids::varchar[], initiative_account.partner_id)
        and initiative_account.account_kind <> 'personal'

),

handed_in as (

    select
        post_record.post_id,
        own.account_id,
        coalesce(
            timezone(workspace.report_zone, timezone('UTC', post_record.published_at_utc))::date,
            post_record.printed_on
        ) as published_on,
        caption.text
    from post_record
    inner join account_seen on post_record.source_account_id = account_seen.source_account_id
    inner join own on account_seen.account_id = own.account_id
    left join caption on post_record.caption_id = caption.caption_id
    cross join workspace
    where post_record.batch_id = $batch_id and not coalesce(post_record.is_reply, false)

),

stated as (

    select
        handed_in.post_id,
        handed_in.account_id,
        handed_in.published_on,
        handed_in.text,
        post_snapshot.exposures,
        post_snapshot.reach,
        post_snapshot.reactions,
        post_snapshot.comments,
        post_snapshot.shares,
        post_snapshot.saves,
        post_snapshot.eng_core,
        post_snapshot.link_clicks,
        post_snapshot.video_views
    from handed_in
    left join post_snapshot
        on
            handed_in.post_id = post_snapshot.post_id
            and post_snapshot.batch_id = $batch_id
            and (post_snapshot.basis = 'lifetime' or post_snapshot.window_from <= handed_in.published_on)
    where handed_in.published_on between $since and $until
    qualify row_number() over (partition by handed_in.post_id order by post_snapshot.as_of_on desc) = 1

),

span as (

    select
        min(stated.published_on) as first_on,
        max(stated.published_on) as last_on
    from stated

),

known as (

    select distinct
        post_scope.post_id,
        post_scope.account_id,
        post_scope.published_on,
        caption.text,
        post_scope.as_of_on,
        post_scope.exposures,
        post_scope.reach,
        post_scope.reactions,
        post_scope.comments,
        post_scope.shares,
        post_scope.saves,
        post_scope.eng_core,
        post_scope.link_clicks,
        post_scope.video_views
    from post_scope($as_of, $known_at) as post_scope
    inner join own on post_scope.account_id = own.account_id
    left join caption on post_scope.caption_id = caption.caption_id
    where
        list_contains($initiative_ids::varchar[], post_scope.initiative_id)
        and list_contains($partner_ids::varchar[], post_scope.partner_id)
        and post_scope.published_on between $since and $until

),

known_here as (

    select distinct on (known.post_id) known.*
    from known
    order by known.post_id, known.account_id

),

side_by_side as (

    select
        coalesce(stated.post_id, known_here.post_id) as post_id,
        coalesce(known_here.published_on, stated.published_on) as published_on,
        coalesce(known_here.account_id, stated.account_id) as account_id,
        coalesce(known_here.text, stated.text) as text,
        case
            when stated.post_id is null then 'ours'
            when known_here.post_id is null then 'theirs'
            else 'both'
        end as side,
        known_here.as_of_on as ours_as_of,
        unnest(
            [
                struct_pack(code := 'exposures', ours := known_here.exposures, theirs := stated.exposures),
                struct_pack(code := 'reach', ours := known_here.reach, theirs := stated.reach),
                struct_pack(code := 'reactions', ours := known_here.reactions, theirs := stated.reactions),
                struct_pack(code := 'comments', ours := known_here.comments, theirs := stated.comments),
                struct_pack(code := 'shares', ours := known_here.shares, theirs := stated.shares),
                struct_pack(code := 'saves', ours := known_here.saves, theirs := stated.saves),
                struct_pack(code := 'eng_core', ours := known_here.eng_core, theirs := stated.eng_core),
                struct_pack(code := 'link_clicks', ours := known_here.link_clicks, theirs := stated.link_clicks),
                struct_pack(code := 'video_views', ours := known_here.video_views, theirs := stated.video_views)
            ]
        ) as pair
    from stated
    full outer join known_here on stated.post_id = known_here.post_id
    cross join span
    where
        stated.post_id is not null
        or (
            known_here.published_on between span.first_on and span.last_on
            and known_here.account_id in (select handed_in.account_id from handed_in)
        )

)

select
    side_by_side.post_id,
    side_by_side.published_on,
    account_known.name as account_name,
    side_by_side.text,
    side_by_side.side,
    side_by_side.ours_as_of,
    side_by_side.pair.code as metric_code,
    side_by_side.pair.ours::double as ours,
    side_by_side.pair.theirs::double as theirs
from side_by_side
left join account_known on side_by_side.account_id = account_known.account_id
where
    coalesce(side_by_side.pair.ours, side_by_side.pair.theirs) is not null
    or side_by_side.pair.code = 'exposures'
order by side_by_side.published_on, side_by_side.post_id, metric_code
