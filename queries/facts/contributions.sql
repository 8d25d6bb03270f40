-- Add the contributions of a batch.
--
-- params:  batch_id

insert into contribution
    (
        batch_id, line_no, contribution_id, initiative_id, partner_id, kind, covers_from, covers_to,
        quantity, unit, unit_rate, amount, currency, valuation_basis, is_agreed
    )
select
    $batch_id as batch_id,
    merged_contribution.line_no,
    merged_contribution.contribution_id,
    merged_contribution.initiative as initiative_id,
    merged_contribution.partner as partner_id,
    merged_contribution.kind,
    merged_contribution.covers_from,
    merged_contribution.covers_to,
    merged_contribution.quantity,
    merged_contribution.unit,
    merged_contribution.unit_rate,
    merged_contribution.amount,
    merged_contribution.currency,
    merged_contribution.valuation_basis,
    coalesce(merged_contribution.agreed, false) as is_agreed
from merged_contribution;
