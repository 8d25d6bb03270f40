-- The accounts that publish: how large, how busy, for whom, and in which two initiatives.
--
-- params:  seed, posts
--
-- Followers are log-normal: a few accounts have a hundred times those of most. A larger account publishes somewhat more.

insert into source_account (source_account_id, platform_id, native_id, handle, name)
select account.platform_id || ':' || account.handle, account.platform_id, null, account.handle, account.name
from account;

create or replace temp table publishing as
with

drawn_account as (

    select
        account.account_id,
        account.position as number,
        account.platform_id,
        account.platform_id || ':' || account.handle as source_account_id,
        account.account_kind,
        account.initiative_id,
        coalesce(by_org.partner_id, by_person.partner_id) as partner_id,
        round(exp(8.3 + 1.3 * normal($seed, 'followers', account.position)))::bigint as followers,
        if(account.account_kind = 'personal', 0.2, 1.0)
        * exp(0.25 * normal($seed, 'followers', account.position) + 0.6 * normal($seed, 'busy', account.position))
            as weight
    from account
    left join partner as by_org on account.owner_org_id = by_org.org_id
    left join person on account.person_id = person.person_id
    left join partner as by_person on person.org_id = by_person.org_id

),

joined_up as (

    select partner_id, list(initiative_id order by initiative_id) as initiative_ids
    from initiative_partner
    group by partner_id

),

-- a shared account is exported by the first partner of its initiative
led as (

    select initiative_id, min(partner_id) as partner_id
    from initiative_partner
    group by initiative_id

)

select
    drawn_account.* exclude (partner_id, initiative_id),
    coalesce(drawn_account.partner_id, led.partner_id) as exported_by,
    coalesce(joined_up.initiative_ids, [drawn_account.initiative_id]) as initiative_ids,
    round($posts * sum(drawn_account.weight) over (order by drawn_account.number) / sum(drawn_account.weight) over ())
        as posts_until,
    row_number() over (
        partition by coalesce(drawn_account.partner_id, led.partner_id) order by drawn_account.number
    ) as place
from drawn_account
left join joined_up on drawn_account.partner_id = joined_up.partner_id
left join led on drawn_account.initiative_id = led.initiative_id
order by drawn_account.number;
