-- Take the shared links and what is known of their visitors out of a copy that is published.
--
-- params: none

delete from share_link;

delete from share_event;

delete from share_pause;
