select
    initiative_account.initiative_id,
    account_known.account_id,
    account_known.name as account_name,
    account_known.platform_id,
    string_agg(distinct partner.short_name, ', ' order by partner.short_name) as partner_names,
    any_value(delivered.data_through) as data_through,
    coalesce(any_value(delivered.files), 0) as files,
    any_value(delivered.last_loaded_at_utc) as last_loaded_at_utc
from initiative_account
inner join account_known on initiative_account.account_id = account_known.account_id
inner join partner on initiative_account.partner_id = partner.partner_id
left join (
    select
        account_id,
        max(as_of_on) as data_through,
        count(distinct batch_id) as files,
        max(loaded_at_utc) as last_loaded_at_utc
    from best_delivery
    where list_contains($initiative_ids, initiative_id) and as_of_on <= $as_of
    group by account_id
) as delivered on account_known.account_id = delivered.account_id
where list_contains($initiative_ids, initiative_account.initiative_id) and account_known.account_kind <> 'personal'
group by all
order by any_value(account_known.position)
