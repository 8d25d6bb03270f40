-- How old each account's numbers are: the last day its files speak of, as of a day, as known at a time.
--
-- grain:   one row per account of an initiative
-- params:  initiative_ids, partner_ids, not_before, not_after, as_of, known_at
-- columns: initiative_id, account_id, account_name, platform_id, partner_names, data_through, files, last_loaded_at_utc

select
    initiative_partner.initiative_id,
    account_known.account_id,
    account_known.name as account_name,
    account_known.platform_id,
    string_agg(distinct partner.short_name, ', ' order by partner.short_name) as partner_names,
    max(deliveries.as_of_on) as data_through,
    count(distinct deliveries.batch_id) as files,
    max(deliveries.loaded_at_utc) filter (deliveries.loaded_at_utc::date <= $not_after) as last_loaded_at_utc
from account_known
inner join account_partner on account_known.account_id = account_partner.account_id
inner join initiative_partner on account_partner.partner_id = initiative_partner.partner_id
inner join partner on account_partner.partner_id = partner.partner_id
left join deliveries($known_at) as deliveries
    on
        account_known.account_id = deliveries.account_id
        and deliveries.as_of_on between $not_before and $as_of
where
    list_contains($initiative_ids::varchar[], initiative_partner.initiative_id)
    and list_contains($partner_ids::varchar[], account_partner.partner_id)
    and account_known.account_kind <> 'personal'
    and coalesce(account_known.initiative_id, initiative_partner.initiative_id) = initiative_partner.initiative_id
group by
    initiative_partner.initiative_id, account_known.account_id, account_known.name, account_known.platform_id,
    account_known.position
order by account_known.position, account_known.account_id, initiative_partner.initiative_id
