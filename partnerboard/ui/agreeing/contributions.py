"""What each partner puts in: money, work, rooms, advertising space, goods, with the value that was agreed."""

from partnerboard.agreements import Agreements
from partnerboard.agreements.ids import free_id
from partnerboard.agreements.initiative import Contribution, Initiative
from partnerboard.ui import say, tables
from partnerboard.ui.agreeing import fields, records
from partnerboard.ui.agreeing.fields import Part
from partnerboard.ui.telling import agreeing_initiative as rows

CONTRIBUTION = (
    ("partner", "kind"),
    ("quantity", "unit", "unit_rate"),
    ("amount", "valuation_basis"),
    ("from_", "to"),
    ("agreed",),
)


def show(stated: Agreements) -> None:
    """The contributions of every initiative, or the one that the address names."""
    looked = records.looked_at(stated, Contribution)
    if looked:
        _form(looked, stated)
        return
    if not stated.initiatives:
        say.nothing_yet("There is no initiative yet.", remedy="Contributions belong to one: add it first.")
    for initiative in stated.initiatives:
        say.section(initiative.name, rows.put_in(stated, initiative))
        if initiative.contributions:
            frame = rows.inside(stated, initiative, initiative.contributions)
            tables.show(
                frame, rows.CONTRIBUTIONS, caption=f"Contributions to {initiative.name}", key=f"given_{initiative.id}"
            )
        records.add(Contribution, around=initiative.id)


def _form(looked: records.Looked, stated: Agreements) -> None:
    owner = looked.where[1] if looked.where else looked.around
    initiative = next((each for each in stated.initiatives if each.id == owner), None)
    if initiative is None:
        say.stop("This initiative is not there any more.", remedy="Go back to the list; it shows what stands now.")
    records.back("All contributions")
    choices = {"partner": rows.taking_part(stated, initiative)}
    if looked.record:
        say.section(rows.title(stated, looked.record))
        records.change(looked, stated, Part(Contribution, CONTRIBUTION, choices=choices), to="")
        records.remove(stated, (looked.where, looked.record))
        return
    records.heading(looked)
    say.note(f"Values are in {initiative.currency}, the currency of {initiative.name}.")
    first = {"from_": initiative.starts_on, "to": initiative.ends_on}
    records.new(
        Contribution,
        ("initiatives", initiative.id, "contributions"),
        stated,
        Part(Contribution, CONTRIBUTION, first, choices=choices),
        lambda given: contribution(stated, initiative, given),
    )


def contribution(stated: Agreements, initiative: Initiative, given: fields.Given) -> Contribution:
    """A new contribution, in the currency of its initiative."""
    id_ = free_id(stated, "agreed_contribution", f"{given['partner']}-{given['kind']}")
    return Contribution(id=id_, currency=initiative.currency, **given)
