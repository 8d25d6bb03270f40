-- One row per printed day of an account, kept: each is looked at several times.
--
-- params:  none

create or replace temp table staged_account_day as
select * from cast_account_day;
