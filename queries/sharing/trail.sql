-- What happened to one link, or to all of them and to members, the latest first.
--
-- grain:   one row per event; of what happens often, one per link, day and network
-- params:  link_id, max_rows
-- columns: at_utc, last_at_utc, actor, kind, link_id, from_network, times, detail
--
-- link_id null: everything. What is said of all links at once has no link and belongs to each of them.

select
    share_event.at_utc,
    share_event.last_at_utc,
    coalesce(member.name, share_event.actor) as actor,
    share_event.kind,
    share_event.link_id,
    share_event.from_network,
    share_event.times,
    share_event.detail
from share_event
left join member on share_event.actor = member.member_id
where
    $link_id::varchar is null
    or share_event.link_id = $link_id
    or (share_event.link_id is null and share_event.kind in ('paused', 'resumed'))
order by share_event.last_at_utc desc, share_event.rowid desc
limit $max_rows
