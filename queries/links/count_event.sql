-- Count what happens often in the row of its link, day and network; the first time of a day begins one.
--
-- params: at_utc, last_at_utc, actor, kind, link_id, from_network, times, detail

insert into share_event (at_utc, last_at_utc, actor, kind, link_id, from_network, times, detail)
select
    $at_utc,
    $last_at_utc,
    $actor,
    $kind,
    $link_id,
    $from_network,
    0,
    $detail
where
    not exists (
        select 1
        from share_event
        where
            share_event.at_utc::date = $at_utc::timestamp::date
            and share_event.actor = $actor
            and share_event.kind = $kind
            and share_event.link_id is not distinct from $link_id
            and share_event.from_network is not distinct from $from_network
            and share_event.detail is not distinct from $detail
    );

update share_event
set
    times = share_event.times + $times,
    last_at_utc = greatest(share_event.last_at_utc, $last_at_utc::timestamp)
where
    share_event.at_utc::date = $at_utc::timestamp::date
    and share_event.actor = $actor
    and share_event.kind = $kind
    and share_event.link_id is not distinct from $link_id
    and share_event.from_network is not distinct from $from_network
    and share_event.detail is not distinct from $detail;
