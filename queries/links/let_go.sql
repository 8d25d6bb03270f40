-- Let go of what happened so long ago that it is not kept any more.
--
-- params: before_utc

delete from share_event
where share_event.last_at_utc < $before_utc
