-- When each member last signed in, as far as it was noted here.
--
-- grain:   one row per member who came
-- params:  none
-- columns: member_id, seen_at_utc

select
    share_event.actor as member_id,
    max(share_event.at_utc) as seen_at_utc
from share_event
where share_event.kind = 'signed_in'
group by share_event.actor
