-- Every signed agreement with the answer times it promises.
--
-- grain:   one row per agreement
-- params:  none
-- columns: initiative_id, agreement_id, partner_id, kind, signed_on, starts_on, ends_on,
--          review_every_days, audience_sla_minutes, partner_sla_minutes, off_limits, document_url

select
    agreement.initiative_id,
    agreement.agreement_id,
    agreement.partner_id,
    agreement.kind,
    agreement.signed_on,
    agreement.starts_on,
    agreement.ends_on,
    agreement.review_every_days,
    agreement.audience_sla_minutes,
    agreement.partner_sla_minutes,
    agreement.off_limits,
    agreement.document_url
from agreement
order by agreement.rowid
