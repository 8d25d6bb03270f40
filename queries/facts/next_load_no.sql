-- The number of the next load: batches are told apart in time by it, also within one second.
--
-- grain:   one row
-- params:  none
-- columns: load_no
select nextval('load_order') as load_no
