-- Every colleague under the name that pages may show: the own one only with consent, otherwise a pseudonym.
--
-- params: none
--
-- Pages are for people inside the partnership, so any recorded consent covers them. A pseudonym says whose colleague it
-- is, because pseudonyms are counted anew in every organisation.
create or replace view person_shown as (
    with

    employer as (

        select
            organisation.org_id,
            coalesce(min(partner.short_name), min(organisation.name)) as name
        from organisation
        left join partner on organisation.org_id = partner.org_id
        group by organisation.org_id

    )

    select
        person.person_id,
        person.org_id,
        if(person.consented_on is null, 'none', person.consent_scope) as consent,
        concat_ws(' of ', person.pseudonym, employer.name) as pseudonym,
        person.consent_scope <> 'none' and person.consented_on is not null as is_named,
        if(is_named, person.name, concat_ws(' of ', person.pseudonym, employer.name)) as name
    from person
    left join employer on person.org_id = employer.org_id
);
