"""Who works together: organisations with what they take part as, and their departments."""

from collections.abc import Sequence
from dataclasses import replace

from partnerboard.agreements import Agreements
from partnerboard.agreements.cast import Department, Organisation, Partner
from partnerboard.agreements.editing import added, changed
from partnerboard.agreements.ids import free_id
from partnerboard.ui import say, tables
from partnerboard.ui.agreeing import fields, records, saving
from partnerboard.ui.agreeing.fields import Part
from partnerboard.ui.telling import agreeing as telling
from partnerboard.ui.telling import agreeing_cast as rows

ORGANISATION = (("name", "type"), ("home",))
PARTNER = (("short_name", "capacity"), ("earns_credit",))
DEPARTMENT = (("name",),)


def show(stated: Agreements) -> None:
    """The table of organisations, or the one that the address names."""
    looked = records.looked_at(stated, Organisation, Department)
    if looked is None:
        say.note("Everybody who signs: you, your partners, sponsors, and agencies that run accounts for you.")
        if stated.organisations:
            tables.show(rows.organisations(stated), rows.ORGANISATIONS, caption="Organisations", key="organisations")
        records.add(Organisation)
    elif looked.kind is Department:
        _department(looked, stated)
    elif looked.record is None:
        _new(stated)
    else:
        _one(looked, stated)


def joined(stated: Agreements, given: fields.Given, as_partner: fields.Given) -> tuple[Organisation, Partner]:
    """A new organisation, and what it takes part as; an agency earns no credit."""
    organisation = Organisation(id=free_id(stated, "organisation", given["name"]), **given)
    return organisation, _partner(stated, organisation.id, as_partner)


def _new(stated: Agreements) -> None:
    records.back("All organisations")
    say.section(telling.adding(Organisation))
    first = not stated.organisations
    given = fields.form(
        "new_organisation",
        stated,
        Part(Organisation, ORGANISATION, {"home": first}),
        Part(Partner, PARTNER, heading="In the partnership"),
        submit=telling.adding(Organisation),
    )
    if given:
        organisation, partner = joined(stated, *given)
        saving.save(
            added(("organisations",), organisation),
            added(("partners",), partner),
            done=telling.was_added(organisation),
            to="",
        )


def _one(looked: records.Looked, stated: Agreements) -> None:
    records.back("All organisations")
    records.heading(looked)
    held = [each for each in stated.partners if each.organisation == looked.record.id]
    before, partners = saving.opened("organisation", (looked.record, held))
    given = fields.form(
        "organisation",
        stated,
        Part(Organisation, ORGANISATION, vars(before)),
        *(Part(Partner, PARTNER, vars(each), heading="In the partnership") for each in partners),
        *(() if partners else (Part(Partner, PARTNER, {"short_name": before.name}, heading="In the partnership"),)),
    )
    if given:
        after = replace(before, **given[0])
        in_it = [changed(("partners",), *pair) for pair in zip(partners, _as_given(partners, given[1:]), strict=True)]
        fresh = [] if partners else [added(("partners",), _partner(stated, after.id, given[1]))]
        saving.save(changed(looked.where, before, after), *in_it, *fresh, done=telling.saved(after))
    departments = rows.departments(stated, before.id)
    say.section("Departments", "Those that answer for accounts.")
    if not departments.empty:
        tables.show(departments, rows.DEPARTMENTS, caption="Departments", key="departments", download=False)
    records.add(Department, around=before.id)
    records.remove(stated, *((("partners",), each) for each in held), (looked.where, looked.record))


def _department(looked: records.Looked, stated: Agreements) -> None:
    owner = looked.record.organisation if looked.record else looked.around
    here = f"organisation:{owner}"
    records.back("Back to the organisation", to=here)
    records.heading(looked)
    if looked.record:
        records.change(looked, stated, Part(Department, DEPARTMENT), to=here)
        records.remove(stated, (looked.where, looked.record), to=here)
        return
    records.new(
        Department,
        ("departments",),
        stated,
        Part(Department, DEPARTMENT),
        lambda given: Department(
            id=free_id(stated, "department", f"{owner}-{given['name']}"), organisation=owner, **given
        ),
        to=here,
    )


def _as_given(partners: Sequence[Partner], given: Sequence[fields.Given]) -> list[Partner]:
    """An agency earns no credit, whatever is ticked."""
    return [
        replace(partner, **{**each, "earns_credit": each["earns_credit"] and each["capacity"] != "agency"})
        for partner, each in zip(partners, given, strict=True)
    ]


def _partner(stated: Agreements, organisation: str, given: fields.Given) -> Partner:
    return Partner(
        id=free_id(stated, "partner", given["short_name"]),
        organisation=organisation,
        short_name=given["short_name"],
        capacity=given["capacity"],
        earns_credit=given["earns_credit"] and given["capacity"] != "agency",
    )
