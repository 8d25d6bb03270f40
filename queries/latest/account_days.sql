-- Roll up the days of the accounts that something has changed for.
--
-- params:  none

create or replace temp table changed_days as
with

named as (

    select account_day.source_account_id
    from account_day
    where account_day.batch_id in (select changed_batch.batch_id from changed_batch)
    union
    select changed_account.source_account_id
    from changed_account

)

select account_seen.account_id
from named
inner join account_seen on named.source_account_id = account_seen.source_account_id
union
select latest_account.account_id
from named
inner join latest_account on named.source_account_id = latest_account.source_account_id;

create or replace temp view account_day_asked as (
    select account_day.*
    from account_day
    inner join account_seen on account_day.source_account_id = account_seen.source_account_id
    semi join changed_days on account_seen.account_id = changed_days.account_id
);

delete from account_day_latest
where account_day_latest.account_id in (select changed_days.account_id from changed_days);

insert into account_day_latest by name
select *
from account_days_known(timestamp '9999-12-31 00:00:00') as known_day
order by known_day.account_id, known_day.day;
