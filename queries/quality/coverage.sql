-- Which weeks of an account are covered by files, for the accounts of an initiative's partners.
--
-- grain:   one row per account and week
-- params:  initiative_ids, partner_ids, platform_ids, since, until, as_of, known_at
-- columns: account_id, account_name, platform_id, week_start, days, covered_days, covered_before, covered_after
--
-- A file with numbers of posts covers the days that it says, or those from its first post on, up to the day its numbers
-- speak of. days counts the days of the week up to the day asked. covered_before and covered_after say whether the
-- account has any covered day before or after the week. Colleagues owe nobody an export and are left out.

with

asked as (

    select distinct
        account_known.account_id,
        account_known.name as account_name,
        account_known.platform_id,
        account_known.position
    from account_known
    inner join initiative_account on account_known.account_id = initiative_account.account_id
    inner join account_partner on account_known.account_id = account_partner.account_id
    where
        list_contains($initiative_ids::varchar[], initiative_account.initiative_id)
        and list_contains($partner_ids::varchar[], account_partner.partner_id)
        and list_contains($platform_ids::varchar[], account_known.platform_id)
        and account_known.account_kind <> 'personal'

),

spans as (

    select distinct
        accounts_told.account_id,
        coalesce(batches_known.covers_from, accounts_told.first_on) as first_on,
        least(coalesce(batches_known.covers_to, batches_known.as_of_on), $as_of) as last_on
    from accounts_told
    inner join batches_known($known_at) as batches_known on accounts_told.batch_id = batches_known.batch_id
    where
        batches_known.as_of_on <= $as_of
        and accounts_told.account_id in (select asked.account_id from asked)

),

calendar as (

    select unnest(generate_series($since::date, least($until, $as_of)::date, interval 1 day))::date as day

),

days as (

    select
        asked.account_id,
        calendar.day,
        bool_or(spans.account_id is not null) as is_covered
    from asked
    cross join calendar
    left join spans
        on asked.account_id = spans.account_id and calendar.day between spans.first_on and spans.last_on
    group by asked.account_id, calendar.day

),

reaching as (

    select
        days.account_id,
        min(days.day) filter (days.is_covered) as first_on,
        max(days.day) filter (days.is_covered) as last_on
    from days
    group by days.account_id

)

select
    asked.account_id,
    asked.account_name,
    asked.platform_id,
    date_trunc('week', days.day)::date as week_start,
    count(*) as days,
    count(*) filter (days.is_covered) as covered_days,
    coalesce(bool_or(reaching.first_on < days.day), false) as covered_before,
    coalesce(bool_or(reaching.last_on > days.day), false) as covered_after
from asked
inner join days on asked.account_id = days.account_id
inner join reaching on asked.account_id = reaching.account_id
group by asked.account_id, asked.account_name, asked.platform_id, asked.position, date_trunc('week', days.day)
order by asked.position, asked.account_id, week_start
