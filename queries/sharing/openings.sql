-- When and how often each link was opened by people.
--
-- grain:   one row per link that was opened
-- params:  none
-- columns: link_id, first_at_utc, last_at_utc, times, networks
--
-- Robots that look at an address to show a preview of it are told apart by their detail and not counted.

select
    share_event.link_id,
    min(share_event.at_utc) as first_at_utc,
    max(share_event.last_at_utc) as last_at_utc,
    sum(share_event.times)::bigint as times,
    count(distinct share_event.from_network) as networks
from share_event
where
    share_event.kind = 'opened'
    and share_event.link_id is not null
    and share_event.detail is distinct from 'robot'
group by share_event.link_id
order by share_event.link_id
