-- What each partner promised to put in.
--
-- grain:   one row per contribution
-- params:  none
-- columns: initiative_id, contribution_id, partner_id, kind, covers_from, covers_to, quantity,
--          unit, unit_rate, amount, currency, valuation_basis, is_agreed

select
    agreed_contribution.initiative_id,
    agreed_contribution.contribution_id,
    agreed_contribution.partner_id,
    agreed_contribution.kind,
    agreed_contribution.covers_from,
    agreed_contribution.covers_to,
    agreed_contribution.quantity,
    agreed_contribution.unit,
    agreed_contribution.unit_rate,
    agreed_contribution.amount,
    agreed_contribution.currency,
    agreed_contribution.valuation_basis,
    agreed_contribution.is_agreed
from agreed_contribution
order by agreed_contribution.rowid
