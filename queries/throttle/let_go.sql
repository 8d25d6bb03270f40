-- Let go of tries that count no more, and of the oldest when there are too many.
--
-- params:  before, most

delete from attempt
where
    attempt.tried_at <= $before
    or attempt.rowid <= (select max(newest.rowid) from attempt as newest) - $most
