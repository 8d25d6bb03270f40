-- Posts of an initiative whose credit does not add up to one.
--
-- grain:   one row per post and initiative
-- params:  none
-- columns: offence, offender, detail

select
    'credit does not add up to one' as offence,
    credit.post_id || ' in ' || credit.initiative_id as offender,
    sum(credit.credit_weight)::varchar as detail
from post_credits('9999-12-31'::timestamp) as credit
group by credit.post_id, credit.initiative_id
having abs(sum(credit.credit_weight) - 1) > 1e-9
order by offender
