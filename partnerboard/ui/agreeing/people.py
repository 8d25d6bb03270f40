"""Colleagues who post about initiatives or act on targets, and what each allows to be shown."""

from partnerboard.agreements import Agreements
from partnerboard.agreements.cast import Person
from partnerboard.agreements.ids import free_id
from partnerboard.ui import say, tables
from partnerboard.ui.agreeing import fields, records
from partnerboard.ui.agreeing.fields import Part
from partnerboard.ui.telling import agreeing_cast as rows

PERSON = (
    ("name", "organisation"),
    ("department", "pseudonym"),
    ("consent", "consented_on"),
    ("advocate",),
    ("advocate_from", "advocate_to"),
)
WHY = (
    "Colleagues with accounts of their own, and those who act when a target turns red. Without consent a person is "
    "named on no page and in no file but here."
)


def show(stated: Agreements) -> None:
    """The table of people, or the one that the address names."""
    looked = records.looked_at(stated, Person)
    if looked is None:
        say.note(WHY)
        if stated.people:
            people = rows.people(stated)
            tables.show(people, rows.PEOPLE, caption="People", key="people", download=False)
        records.add(Person)
        return
    records.back("All people")
    records.heading(looked)
    part = Part(Person, PERSON, choices={"department": rows.department_names(stated)})
    if looked.record:
        records.change(looked, stated, part, to="")
        records.remove(stated, (looked.where, looked.record))
        return
    number = len(stated.people) + 1
    suggested = Part(Person, PERSON, {"pseudonym": f"Colleague {number}"}, choices=part.choices)
    records.new(Person, ("people",), stated, suggested, lambda given: person(stated, given))


def person(stated: Agreements, given: fields.Given) -> Person:
    """A new person. The id does not give the name away: it stands in files and in the trail, consent or not."""
    return Person(id=free_id(stated, "person", f"{given['organisation']}-colleague"), **given)
