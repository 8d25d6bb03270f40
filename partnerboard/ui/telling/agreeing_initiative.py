"""An initiative and what is agreed inside it, in rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from partnerboard.agreements import Agreements
from partnerboard.agreements.editing import address as of_record
from partnerboard.agreements.initiative import Agreement, Contribution, Initiative, Link, PlanRule, TakingPart
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.agreeing_cast import account_name
from partnerboard.ui.telling.agreeing_choices import choice
from partnerboard.ui.telling.agreeing_overview import address
from partnerboard.ui.telling.words import listed, plural, sentence

Row = dict[str, object]

INITIATIVES = (
    Column("name", "Initiative", kind="link", on_phone=True, width="30%"),
    Column("days", "Days", on_phone=True, width="22%"),
    Column("partners", "Partners", on_phone=True),
    Column("inside", "What is agreed in it", width="26%"),
)
TAKING_PART = (
    Column("name", "Partner", kind="link", on_phone=True, width="40%"),
    Column("since", "Since", kind="day", on_phone=True),
    Column("left", "Left", kind="day"),
)
SIGNED = (
    Column("name", "Signed with", kind="link", on_phone=True, width="24%"),
    Column("kind", "Kind of paper", on_phone=True, width="26%"),
    Column("days", "Holds", on_phone=True),
    Column("answers", "Answers promised", width="28%"),
)
PLANS = (
    Column("name", "Partner", kind="link", on_phone=True, width="24%"),
    Column("week", "Posts a week", on_phone=True),
    Column("what", "Where, and what", on_phone=True, width="34%"),
    Column("days", "Days"),
)
LINKS = (
    Column("name", "Link", kind="link", on_phone=True, width="30%"),
    Column("whose", "Whose", on_phone=True),
    Column("leads_to", "Leads to", width="40%"),
)
CONTRIBUTIONS = (
    Column("name", "From", kind="link", on_phone=True, width="18%"),
    Column("kind", "What", on_phone=True),
    Column("how_much", "How much"),
    Column("value", "Value", kind="number", on_phone=True),
    Column("basis", "How it was found", width="26%"),
    Column("agreed", "Agreed"),
    Column("days", "Covers"),
)


def initiatives(stated: Agreements) -> pd.DataFrame:
    """One row per initiative."""
    return pd.DataFrame(
        [
            {
                "name": each.name,
                "href": address("initiatives", of_record(each)),
                "days": written.period(each.starts_on, each.ends_on),
                "partners": listed(list(taking_part(stated, each).values())) or None,
                "inside": sentence(
                    listed(
                        [
                            plural(len(each.targets), "target"),
                            plural(len(each.attribution_rules), "rule"),
                            plural(len(each.plan_rules), "plan"),
                        ]
                    )
                ),
            }
            for each in stated.initiatives
        ]
    )


def taking_part(stated: Agreements, initiative: Initiative) -> dict[str, str]:
    """The partners of an initiative, id to short name, in the order of the agreements."""
    inside = {each.partner for each in initiative.partners}
    return {each.id: each.short_name for each in stated.partners if each.id in inside}


def account_names(stated: Agreements) -> dict[str, str]:
    """Every account in words, by id."""
    return {each.id: account_name(each) for each in stated.accounts}


def title(stated: Agreements, record: Any) -> str:
    """What heads the form of something inside an initiative."""
    partner = {each.id: each.short_name for each in stated.partners}.get(getattr(record, "partner", None) or "", "")
    heads: dict[type, str] = {
        TakingPart: f"{partner} takes part",
        Agreement: f"Signed with {partner}",
        PlanRule: f"What {partner} posts a week",
        Contribution: f"What {partner} puts in",
    }
    return heads.get(type(record)) or str(getattr(record, "short_url", None) or record.long_url)


def inside(stated: Agreements, initiative: Initiative, held: Sequence[Any]) -> pd.DataFrame:
    """One row per record of a list inside an initiative."""
    names = {each.id: each.short_name for each in stated.partners}
    return pd.DataFrame([ROW[type(each)](stated, initiative, each, names) for each in held])


def put_in(stated: Agreements, initiative: Initiative) -> str:
    """'Put in: Northshore 15,720 GBP and Guild 3,120 GBP.'; what is not agreed yet is told apart."""
    names = {each.id: each.short_name for each in stated.partners}
    sums: dict[str, float] = {}
    for each in initiative.contributions:
        sums[each.partner] = sums.get(each.partner, 0) + each.amount
    if not sums:
        return "Nothing is agreed yet."
    told = [f"{names[partner]} {amount:,.0f} {initiative.currency}" for partner, amount in sums.items()]
    open_ones = sum(not each.agreed for each in initiative.contributions)
    waiting = f" {sentence(plural(open_ones, 'value is', 'values are'))} not agreed yet." if open_ones else ""
    return f"Put in: {listed(told)}.{waiting}"


def _taking_part(_: Agreements, initiative: Initiative, each: TakingPart, names: Mapping[str, str]) -> Row:
    return {
        "name": names[each.partner],
        "href": address("initiatives", of_record(each, initiative.id)),
        "since": written.day(each.joined_on),
        "left": written.day(each.left_on) if each.left_on else None,
    }


def _signed(_: Agreements, __: Initiative, each: Agreement, names: Mapping[str, str]) -> Row:
    promised = [
        f"{words} within {written.duration(value * 60)}"
        for words, value in (("the public", each.audience_sla_minutes), ("each other", each.partner_sla_minutes))
        if value
    ]
    return {
        "name": names[each.partner],
        "href": address("initiatives", of_record(each)),
        "kind": choice(Agreement, "kind", each.kind),
        "days": written.period(each.starts_on, each.ends_on),
        "answers": sentence(listed(promised)) or None,
    }


def _plan(stated: Agreements, _: Initiative, each: PlanRule, names: Mapping[str, str]) -> Row:
    where = [
        account_names(stated)[each.account] if each.account else "",
        choice(PlanRule, "platform", each.platform) if each.platform and not each.account else "",
        choice(PlanRule, "format", each.format) if each.format else "",
    ]
    most = f" to {each.max_per_week:g}" if each.max_per_week is not None else " or more"
    return {
        "name": names[each.partner],
        "href": address("initiatives", of_record(each)),
        "week": f"{each.min_per_week:g}{most}",
        "what": ", ".join(filter(None, where)) or "Anywhere",
        "days": written.period(each.from_, each.to),
    }


def _link(stated: Agreements, _: Initiative, each: Link, names: Mapping[str, str]) -> Row:
    people = {person.id: person.name for person in stated.people}
    whose = [people.get(each.person or "", ""), names.get(each.partner or "", "")]
    return {
        "name": each.short_url or each.long_url,
        "href": address("initiatives", of_record(each)),
        "whose": ", ".join(filter(None, whose)) or None,
        "leads_to": each.long_url,
    }


def _contribution(_: Agreements, __: Initiative, each: Contribution, names: Mapping[str, str]) -> Row:
    how_much = f"{each.quantity:g} {each.unit or ''}".strip() if each.quantity is not None else None
    return {
        "name": names[each.partner],
        "href": address("contributions", of_record(each)),
        "kind": choice(Contribution, "kind", each.kind),
        "how_much": how_much,
        "value": f"{each.amount:,.0f} {each.currency}",
        "basis": each.valuation_basis,
        "agreed": "Yes" if each.agreed else "Not yet",
        "days": written.period(each.from_, each.to),
    }


ROW: Mapping[type, Callable[..., Row]] = {
    TakingPart: _taking_part,
    Agreement: _signed,
    PlanRule: _plan,
    Link: _link,
    Contribution: _contribution,
}
"""How a record of each kind becomes a row."""
