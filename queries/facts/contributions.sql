-- Add the contributions of a batch.
--
-- params:  batch_id

insert into contribution (
    batch_id, line_no, contribution_id, initiative_id, partner_id, kind, covers_from, covers_to,
    quantity, unit, unit_rate, amount, currency, valuation_basis, is_agreed
)
select
    $batch_id,
    staged_contribution.line_no,
    staged_contribution.contribution_id,
    staged_contribution.initiative as initiative_id,
    staged_contribution.partner as partner_id,
    staged_contribution.kind,
    staged_contribution.covers_from,
    staged_contribution.covers_to,
    staged_contribution.quantity,
    staged_contribution.unit,
    staged_contribution.unit_rate,
    staged_contribution.amount,
    staged_contribution.currency,
    staged_contribution.valuation_basis,
    coalesce(staged_contribution.agreed, false) as is_agreed
from staged_contribution
inner join kept_row on staged_contribution.row_no = kept_row.row_no;
