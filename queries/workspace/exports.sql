-- The days that loaded files speak of: the steps a visitor can go back to.
--
-- grain:   one row per day that post numbers speak of
-- params:  initiative_ids, partner_ids, not_before, not_after, known_at
-- columns: as_of_on, accounts, files, first_loaded_at_utc, last_loaded_at_utc

select
    deliveries.as_of_on,
    count(distinct deliveries.account_id) as accounts,
    count(distinct deliveries.batch_id) as files,
    min(deliveries.loaded_at_utc) as first_loaded_at_utc,
    max(deliveries.loaded_at_utc) as last_loaded_at_utc
from deliveries($known_at) as deliveries
inner join account_partner on deliveries.account_id = account_partner.account_id
inner join initiative_partner on account_partner.partner_id = initiative_partner.partner_id
where
    list_contains($initiative_ids::varchar[], initiative_partner.initiative_id)
    and list_contains($partner_ids::varchar[], account_partner.partner_id)
    and deliveries.as_of_on between $not_before and $not_after
group by deliveries.as_of_on
order by deliveries.as_of_on
