-- The tries that still count, the oldest first.
--
-- params:  since

select
    attempt.key,
    attempt.tried_at
from attempt
where attempt.tried_at > $since
order by attempt.tried_at
