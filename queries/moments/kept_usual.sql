-- Put what was usual for the accounts of a moment in the place of account_usual, for one cursor.
--
-- params:  none
--
-- The arguments are not looked at: a cursor answers one question, and that is about one moment and one first day.

create or replace temp table usual_account as
select * from kept_usual;

create or replace temp macro account_usual(not_before, as_of, known_at) as table (
    select * from usual_account
);
