-- Daily figures of the accounts that are asked about: of all, until a cursor puts a narrower view in its place.
--
-- params: none
create or replace view account_day_asked as (
    select account_day.*
    from account_day
);
