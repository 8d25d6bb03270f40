-- Every colleague, in the order of the agreements file.
--
-- grain:   one row per person
-- params:  none
-- columns: person_id, org_id, department_id, name, pseudonym, is_advocate, advocate_from,
--          advocate_to, consented_on, consent_scope

select
    person.person_id,
    person.org_id,
    person.department_id,
    person.name,
    person.pseudonym,
    person.is_advocate,
    person.advocate_from,
    person.advocate_to,
    person.consented_on,
    person.consent_scope
from person
order by person.rowid
