-- Days of accounts in one file beside what is known of them: number by number, and the days that only the file has.
--
-- grain:   one row per account, day and number
-- params:  initiative_ids, partner_ids, batch_id, since, until, known_at
-- columns: account_id, day, account_name, side, metric_code, ours, theirs
--
-- side: 'both' where a day is known here already, else 'theirs'. Only accounts of the scope count.

with

own as (

    select distinct initiative_account.account_id
    from initiative_account
    where
        list_contains($initiative_ids::varchar[], initiative_account.initiative_id)
        and list_contains($partner_ids::varchar[], initiative_account.partner_id)
        and initiative_account.account_kind <> 'personal'

),

stated as (

    select
        own.account_id,
        account_day.day,
        max(account_day.exposures) as exposures,
        max(account_day.reach) as reach,
        max(account_day.reactions) as reactions,
        max(account_day.comments) as comments,
        max(account_day.shares) as shares,
        max(account_day.saves) as saves,
        max(account_day.link_clicks) as link_clicks,
        max(account_day.video_views) as video_views,
        max(account_day.follows) as follows,
        max(account_day.followers) as followers
    from account_day
    inner join account_seen on account_day.source_account_id = account_seen.source_account_id
    inner join own on account_seen.account_id = own.account_id
    where account_day.batch_id = $batch_id and account_day.day between $since and $until
    group by own.account_id, account_day.day

),

side_by_side as (

    select
        stated.account_id,
        stated.day,
        if(known_here.account_id is null, 'theirs', 'both') as side,
        unnest(
            [
                struct_pack(code := 'exposures', ours := known_here.exposures, theirs := stated.exposures),
                struct_pack(code := 'reach', ours := known_here.reach, theirs := stated.reach),
                struct_pack(code := 'reactions', ours := known_here.reactions, theirs := stated.reactions),
                struct_pack(code := 'comments', ours := known_here.comments, theirs := stated.comments),
                struct_pack(code := 'shares', ours := known_here.shares, theirs := stated.shares),
                struct_pack(code := 'saves', ours := known_here.saves, theirs := stated.saves),
                struct_pack(code := 'link_clicks', ours := known_here.link_clicks, theirs := stated.link_clicks),
                struct_pack(code := 'video_views', ours := known_here.video_views, theirs := stated.video_views),
                struct_pack(code := 'follows', ours := known_here.follows, theirs := stated.follows),
                struct_pack(code := 'followers', ours := known_here.followers, theirs := stated.followers)
            ]
        ) as pair
    from stated
    left join account_days_known($known_at) as known_here
        on stated.account_id = known_here.account_id and stated.day = known_here.day

)

select
    side_by_side.account_id,
    side_by_side.day,
    account_known.name as account_name,
    side_by_side.side,
    side_by_side.pair.code as metric_code,
    side_by_side.pair.ours::double as ours,
    side_by_side.pair.theirs::double as theirs
from side_by_side
left join account_known on side_by_side.account_id = account_known.account_id
where coalesce(side_by_side.pair.ours, side_by_side.pair.theirs) is not null
order by side_by_side.day, side_by_side.account_id, metric_code
