-- The targets that a scope may show, whole as they were agreed.
--
-- params: none
--
-- A target of one partner belongs to it. One of an account belongs to whoever stands behind it, one of neither to all
-- who earn credit: where somebody outside the scope is among them, it counts others, and needs shows_others. A target
-- whose period begins before the scope would count days that the scope does not hold, and a part of it is not what was
-- agreed: it is left out. Costs need shows_costs.
create or replace macro target_within(initiative_ids, partner_ids, not_before, shows_others, shows_costs) as table (
    with

    _behind as (
        select _target.target_id, _account.partner_id
        from target as _target
        inner join account_partner as _account on _target.account_id = _account.account_id
        where _target.partner_id is null
        union
        select _target.target_id, _taking_part.partner_id
        from target as _target
        inner join initiative_partner as _taking_part on _target.initiative_id = _taking_part.initiative_id
        inner join partner as _partner on _taking_part.partner_id = _partner.partner_id
        where _target.partner_id is null and _target.account_id is null and _partner.earns_credit
        union
        select _target.target_id, _target.partner_id
        from target as _target
        where _target.partner_id is not null
    ),

    _counted as (
        select
            _behind.target_id,
            bool_or(list_contains(partner_ids, _behind.partner_id)) as has_insider,
            bool_or(not list_contains(partner_ids, _behind.partner_id)) as has_outsider
        from _behind
        group by _behind.target_id
    )

    select _target.*
    from target as _target
    left join _counted on _target.target_id = _counted.target_id
    where
        len(partner_ids) > 0
        and list_contains(initiative_ids, _target.initiative_id)
        and _target.period_from >= not_before
        and (shows_costs or _target.metric_code not in ('cost_per_engagement', 'cost_per_click'))
        and coalesce(_counted.has_insider, list_contains(partner_ids, '(unattributed)'))
        and (shows_others or not coalesce(_counted.has_outsider, false))
);
