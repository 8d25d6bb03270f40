-- The day of the first post that each file tells of an account, beside what is known of deliveries.
--
-- What stands there knows no such day: it is let go of, and rolled up again before the first answer that reads it.
alter table delivery add column first_on date;

delete from delivery;

delete from latest_batch;
