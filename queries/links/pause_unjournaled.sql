-- Pause every link of a database whose journal is gone; does nothing where there is no link that could open.
--
-- params:  actor
-- columns: at_utc

insert into share_pause (at_utc, actor, is_paused)
select
    timezone('UTC', now()),
    $actor,
    true
from share_link
where share_link.state <> 'revoked'
order by share_link.link_id
limit 1
returning at_utc
