-- What was usual for every account in one moment: what account_usual gives.
--
-- params:  not_before, as_of, known_at

select *
from account_usual($not_before, $as_of, $known_at)
