"""What one kind of record demands beyond its keys: a personal account has a person, an agency earns no credit."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from partnerboard.agreements.cast import Account, Partner, Person
from partnerboard.agreements.initiative import AttributionRule, Contribution, Initiative, PlanRule, Target
from partnerboard.agreements.model import Agreements, Event
from partnerboard.agreements.node import Node, Objection
from partnerboard.agreements.notation import notation
from partnerboard.agreements.references import Ids, differ, platform_of_the_account, precedes
from partnerboard.agreements.target_rules import of_a_target

WITH_PATTERN = frozenset({"exclude_post", "include_post", "utm_campaign", "custom_label", "hashtag", "mention"})


def of_the_whole(root: Node, _: Ids) -> Iterator[Objection]:
    """One home organisation at most; an account, and its platform's number, is registered once."""
    homes = [node for node in root.parts.get("organisations", []) if node.value("home")]
    for node in homes[1:]:
        yield Objection(node, "home", f"only one organisation is at home here; {homes[0].title} is already")
    for key in ("handle", "native_id"):
        seen: dict[tuple[object, object], Node] = {}
        for node in root.parts.get("accounts", []):
            place = (node.value("platform"), node.value(key))
            if None in place:
                continue
            first = seen.setdefault(place, node)
            if first is not node:
                yield Objection(node, key, f"is registered on {place[0]} by {first.title} too")


def of_a_person(node: Node, ids: Ids) -> Iterator[Objection]:
    """The department is one of the person's organisation."""
    department = ids["department"].get(node.value("department"))
    if not department or department.value("organisation") not in ids["organisation"]:
        return
    if differ(department.value("organisation"), node.value("organisation")):
        yield Objection(node, "department", f"belongs to {department.value('organisation')}, not to this organisation")


def of_a_partner(node: Node, _: Ids) -> Iterator[Objection]:
    """An agency runs accounts for others."""
    if node.value("capacity") == "agency" and node.value("earns_credit"):
        yield Objection(node, "earns_credit", "an agency earns no credit; write earns_credit = false")


def of_an_account(node: Node, ids: Ids) -> Iterator[Objection]:
    """Who stands behind the account fits its kind; each history has one holder a day."""
    kind = node.value("kind")
    if kind == "own" and not node.says("owner"):
        yield Objection(node, "owner", "is missing: an own account names the organisation that owns it")
    if kind == "personal":
        yield from _of_one_person(node)
    elif node.says("person"):
        yield Objection(node, "person", "only a personal account has a person")
    for history in ("owners", "operators", "departments"):
        yield from _overlapping(node.parts.get(history, []))
    yield from _shares(node, ids)


def _of_one_person(node: Node) -> Iterator[Objection]:
    if not node.says("person"):
        yield Objection(node, "person", "is missing: a personal account names its person")
    if node.says("owner"):
        yield Objection(node, "owner", "a personal account belongs to its person; leave the owner out")


def _shares(node: Node, ids: Ids) -> Iterator[Objection]:
    for share in node.parts.get("shares", []):
        partner = ids["partner"].get(share.value("partner"))
        if node.value("kind") in {"own", "personal"}:
            yield Objection(share, "partner", f"only a joint account is shared; this one is {node.value('kind')}")
        elif partner and partner.value("earns_credit") is False:
            yield Objection(share, "partner", "earns no credit, so it has no share")


def _overlapping(spans: list[Node]) -> Iterator[Objection]:
    dated = sorted((span for span in spans if span.value("from_")), key=lambda span: span.value("from_"))
    for span, following in pairwise(dated):
        end, start = span.value("to"), following.value("from_")
        if (end is None or end >= start) and span.value("from_") < start:
            yield Objection(span, "to", f"must lie before {start}, the day from which the next {span.shape.key} holds")


def of_an_initiative(node: Node, ids: Ids) -> Iterator[Objection]:
    """Every partner named inside takes part."""
    taking_part = {entry.value("partner") for entry in node.parts.get("partners", [])}
    for name, part in node.parts.items():
        for inner in part if name != "partners" else []:
            partner = inner.value("partner")
            if partner in ids["partner"] and partner not in taking_part:
                yield Objection(inner, "partner", "does not take part; list it as [[initiative.partner]] first")


def of_an_attribution_rule(node: Node, _: Ids) -> Iterator[Objection]:
    """The kinds that compare something say what."""
    kind, pattern = node.value("kind"), node.value("pattern")
    if kind in WITH_PATTERN and not node.says("pattern"):
        yield Objection(node, "pattern", f"is missing: {kind} compares the post with it")
    if kind in {"hashtag", "mention", "utm_campaign"} and pattern and re.search(r"\s", pattern):
        yield Objection(node, "pattern", "expected one word without spaces")


def of_a_plan_rule(node: Node, ids: Ids) -> Iterator[Objection]:
    """The ceiling is not below the floor, and account and platform fit."""
    low, high = node.value("min_per_week"), node.value("max_per_week")
    if low is not None and high is not None and high < low:
        yield Objection(node, "max_per_week", f"is below min_per_week ({notation(low)})")
    yield from platform_of_the_account(node, ids)


def of_a_contribution(node: Node, _: Ids) -> Iterator[Objection]:
    """Amounts are added up, so they are in one currency."""
    currency = node.around.value("currency") if node.around else None
    if differ(node.value("currency"), currency):
        yield Objection(node, "currency", f"convert the amount to {currency}, the currency of the initiative")


def of_an_event(node: Node, ids: Ids) -> Iterator[Objection]:
    """What triggers an event comes first."""
    trigger = ids["event"].get(node.value("trigger"))
    if trigger is node:
        yield Objection(node, "trigger", "an event cannot be its own trigger")
    elif trigger and precedes(node.value("starts_at"), trigger.value("starts_at")):
        yield Objection(node, "trigger", "starts later than this event")


RULES: dict[type, Callable[[Node, Ids], Iterator[Objection]]] = {
    Agreements: of_the_whole,
    Person: of_a_person,
    Partner: of_a_partner,
    Account: of_an_account,
    Initiative: of_an_initiative,
    AttributionRule: of_an_attribution_rule,
    PlanRule: of_a_plan_rule,
    Target: of_a_target,
    Contribution: of_a_contribution,
    Event: of_an_event,
}
