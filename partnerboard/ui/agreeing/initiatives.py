"""Joint efforts: their days, who takes part, what was signed, how often each posts, and the links that are tracked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from partnerboard.agreements import Agreements
from partnerboard.agreements.editing import shape_of
from partnerboard.agreements.ids import free_id
from partnerboard.agreements.initiative import Agreement, Initiative, Link, PlanRule, TakingPart
from partnerboard.ui import say, tables
from partnerboard.ui.agreeing import fields, records
from partnerboard.ui.agreeing.fields import Part
from partnerboard.ui.telling import agreeing as telling
from partnerboard.ui.telling import agreeing_initiative as rows
from partnerboard.ui.telling.agreeing_overview import address

INITIATIVE = (
    ("name",),
    ("summary",),
    ("starts_on", "ends_on", "monitor_until"),
    ("currency", "credit_scheme", "audience_universe"),
)


@dataclass(frozen=True)
class _Inside:
    """A list of records inside an initiative: how it is told, and what its form asks."""

    kind: type
    attribute: str
    heading: str
    note: str
    rows: fields.Rows
    columns: Sequence[tables.Column]
    named_after: str = ""
    adding: str = ""

    def values(self, initiative: Initiative) -> Mapping[str, Any]:
        """What a new one holds at first: the days of the initiative."""
        first = {"joined_on", "starts_on", "from_", "created_on"}
        last = {"ends_on", "to"}
        asked = {name for row in self.rows for name in row}
        return dict.fromkeys(first & asked, initiative.starts_on) | dict.fromkeys(last & asked, initiative.ends_on)


INSIDE = (
    _Inside(
        TakingPart,
        "partners",
        "Who takes part",
        "Only partners that take part can have targets, plans and contributions here.",
        (("partner", "joined_on", "left_on"),),
        rows.TAKING_PART,
        adding="Add a partner",
    ),
    _Inside(
        Agreement,
        "agreements",
        "What was signed",
        "The paper with each partner, and the answer times it promises.",
        (
            ("partner", "kind"),
            ("starts_on", "ends_on", "signed_on"),
            ("audience_sla_minutes", "partner_sla_minutes", "review_every_days"),
            ("off_limits",),
            ("document_url",),
        ),
        rows.SIGNED,
        "partner",
    ),
    _Inside(
        PlanRule,
        "plan_rules",
        "How often each posts",
        "Posts promised a week, from Monday to Sunday. Without an account, platform or format any of them counts.",
        (("partner", "min_per_week", "max_per_week"), ("account", "platform", "format"), ("from_", "to")),
        rows.PLANS,
        "partner",
    ),
    _Inside(
        Link,
        "links",
        "Tracked links",
        "One for each partner and each colleague: the only count of clicks that compares them.",
        (
            ("short_url", "long_url"),
            ("partner", "person", "created_on"),
            ("utm_source", "utm_medium"),
            ("utm_campaign", "utm_content"),
        ),
        rows.LINKS,
        "short_url",
    ),
)


def show(stated: Agreements) -> None:
    """The table of initiatives, or the one that the address names, or something inside it."""
    looked = records.looked_at(stated, Initiative, *(each.kind for each in INSIDE))
    if looked is None:
        say.note("An initiative is one joint effort from a first to a last day; posts, plans and targets belong to it.")
        if stated.initiatives:
            tables.show(rows.initiatives(stated), rows.INITIATIVES, caption="Initiatives", key="initiatives")
        records.add(Initiative)
    elif looked.kind is not Initiative:
        _inside(looked, stated, next(each for each in INSIDE if each.kind is looked.kind))
    elif looked.record is None:
        _new(stated)
    else:
        _one(looked, stated)


def _new(stated: Agreements) -> None:
    records.back("All initiatives")
    say.section("Add an initiative")
    currency = stated.initiatives[-1].currency if stated.initiatives else None
    records.new(
        Initiative,
        ("initiatives",),
        stated,
        Part(Initiative, INITIATIVE, {"currency": currency}),
        lambda given: Initiative(id=free_id(stated, "initiative", given["name"]), **given),
        to=None,
    )


def _one(looked: records.Looked, stated: Agreements) -> None:
    records.back("All initiatives")
    records.heading(looked)
    records.change(looked, stated, Part(Initiative, INITIATIVE))
    say.away("Its targets", to=address("Targets"))
    say.away("Its rules: which posts belong to it", to=address("Rules"))
    for inside in INSIDE:
        say.section(inside.heading, inside.note)
        held = getattr(looked.record, inside.attribute)
        if held:
            frame: pd.DataFrame = rows.inside(stated, looked.record, held)
            tables.show(frame, inside.columns, caption=inside.heading, key=inside.attribute, download=False)
        records.add(inside.kind, around=looked.record.id, words=inside.adding)
    records.remove(stated, (looked.where, looked.record))


def _inside(looked: records.Looked, stated: Agreements, inside: _Inside) -> None:
    owner = looked.where[1] if looked.where else looked.around
    initiative = next((each for each in stated.initiatives if each.id == owner), None)
    if initiative is None:
        say.stop("This initiative is not there any more.", remedy="Go back to the list; it shows what stands now.")
    here = f"initiative:{initiative.id}"
    records.back(f"Back to {initiative.name}", to=here)
    taking_part = rows.taking_part(stated, initiative)
    others = {each.id: each.short_name for each in stated.partners if each.id not in taking_part}
    choices = {"partner": others if inside.kind is TakingPart and not looked.record else taking_part}
    if "account" in {name for row in inside.rows for name in row}:
        choices["account"] = rows.account_names(stated)
    if looked.record:
        say.section(rows.title(stated, looked.record))
        records.change(looked, stated, Part(inside.kind, inside.rows, choices=choices), to=here)
        records.remove(stated, (looked.where, looked.record), to=here)
        return
    say.section(inside.adding or telling.adding(inside.kind))
    records.new(
        inside.kind,
        ("initiatives", initiative.id, inside.attribute),
        stated,
        Part(inside.kind, inside.rows, inside.values(initiative), choices=choices),
        lambda given: _made(stated, inside, initiative, given),
        to=here,
        submit=inside.adding,
    )


def _made(stated: Agreements, inside: _Inside, initiative: Initiative, given: fields.Given) -> Any:
    """A new record; those with an id of their own are named after the initiative and what tells them apart."""
    if inside.kind is TakingPart:
        return TakingPart(**given)
    table = shape_of(inside.kind).table
    words = f"{initiative.id}-{table.split('_')[0]}-{given.get(inside.named_after) or ''}"
    return inside.kind(id=free_id(stated, table, words), **given)
