"""What a target demands beyond its keys: a value that fits its direction, weights that fit its pacing, its parties."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from partnerboard.agreements.metric_rules import of_its_metric
from partnerboard.agreements.node import Node, Objection
from partnerboard.agreements.notation import notation
from partnerboard.agreements.references import Ids, platform_of_the_account, precedes
from partnerboard.errors import WeightsInvalid
from partnerboard.pacing.curve import curve
from partnerboard.pacing.terms import Direction, Measurement, Pacing


def of_a_target(node: Node, ids: Ids) -> Iterator[Objection]:
    """Everything the parties need to have said, and nothing that contradicts it."""
    yield from of_its_metric(node)
    yield from platform_of_the_account(node, ids)
    yield from _period(node)
    yield from _pacing(node)
    yield from _tolerances(node)
    yield from _parties(node)
    yield from _versions(node)


def _period(node: Node) -> Iterator[Objection]:
    """A period outside the initiative is a slip of the pen, most often the year."""
    around = node.around
    if around is None or None in (node.value("from_"), node.value("to")):
        return
    starts, ends, monitored = (around.value(name) for name in ("starts_on", "ends_on", "monitor_until"))
    if starts is None or ends is None:
        return
    ends = max(ends, monitored or ends)
    if node.value("to") < starts or node.value("from_") > ends:
        yield Objection(node, "from", f"the period lies outside the initiative ({starts} to {ends})")


def _pacing(node: Node) -> Iterator[Objection]:
    pacing = node.value("pacing")
    if pacing not in set(Pacing):
        return
    if pacing != Pacing.NONE and node.value("measurement") == Measurement.PERIOD_RATIO:
        yield Objection(node, "pacing", 'a period_ratio holds on every day alike; write pacing = "none"')
    elif pacing != Pacing.NONE and node.value("direction") == Direction.RANGE:
        yield Objection(node, "pacing", 'a range holds on every day alike; write pacing = "none"')
    yield from _weights(node, Pacing(pacing))


def _weights(node: Node, pacing: Pacing) -> Iterator[Objection]:
    weights, first, last = node.value("weights"), node.value("from_"), node.value("to")
    if pacing == Pacing.NONE and weights:
        yield Objection(node, "weights", "nothing is spread over the period; leave the weights out or choose a pacing")
    if None in (weights, first, last) or first > last or any(weight < 0 for weight in weights):
        return
    try:
        curve(pacing, first, last, weights)
    except WeightsInvalid as fault:
        yield Objection(node, "weights", f"{fault.message} {fault.remedy}".removesuffix("."))


def _tolerances(node: Node) -> Iterator[Objection]:
    at_risk, behind = node.value("at_risk_below"), node.value("behind_below")
    if at_risk is not None and behind is not None and behind > at_risk:
        yield Objection(node, "behind_below", f"is above at_risk_below ({notation(at_risk)})")


def _parties(node: Node) -> Iterator[Objection]:
    parties = node.value("parties")
    if parties == ():
        yield Objection(node, "parties", "expected at least one organisation whose agreement is needed")
    for number, party in enumerate(parties or ()):
        if party in parties[:number]:
            yield Objection(node, "parties", "is listed twice", number)
    for version in node.parts.get("versions", []):
        for decision in version.parts.get("decisions", []):
            yield from _decision(decision, version, parties)


def _decision(decision: Node, version: Node, parties: tuple[str, ...] | None) -> Iterator[Objection]:
    who = decision.value("organisation")
    if parties and who and who not in parties:
        yield Objection(decision, "organisation", f"is not a party of this target ({', '.join(parties)})")
    proposed, decided = version.value("proposed_at"), decision.value("at")
    if precedes(decided, proposed):
        yield Objection(decision, "at", f"is before the version was proposed ({notation(proposed)})")


def _versions(node: Node) -> Iterator[Objection]:
    versions = node.parts.get("versions", [])
    if not versions and not node.says("versions"):
        yield Objection(
            node, "version", "is missing: a target has at least version 1, as [[initiative.target.version]]"
        )
    for expected_no, version in enumerate(versions, start=1):
        if version.value("no") not in (None, expected_no):
            yield Objection(version, "no", f"versions are numbered in their order; expected {expected_no}")
        yield from _value(version, node)
        yield from _effective(version, node.value("to"))
    for before, after in pairwise(versions):
        earlier, later = before.value("effective_from"), after.value("effective_from")
        if precedes(later, earlier):
            yield Objection(after, "effective_from", f"is before that of the version before it ({earlier})")


def _effective(version: Node, period_to: date | None) -> Iterator[Objection]:
    effective = version.value("effective_from")
    if precedes(period_to, effective):
        yield Objection(version, "effective_from", f"is after the period has ended ({period_to})")


def _value(version: Node, target: Node) -> Iterator[Objection]:
    direction = target.value("direction")
    if direction == Direction.RANGE:
        yield from _bounds(version)
    elif direction in set(Direction):
        if not version.says("value"):
            yield Objection(version, "value", "is missing: the figure agreed for the whole period")
        for key in ("low", "high"):
            if version.says(key):
                yield Objection(version, key, f"only a range has low and high; this target is {direction}")
        yield from _above_the_baseline(version, target)


def _bounds(version: Node) -> Iterator[Objection]:
    if version.says("value"):
        yield Objection(version, "value", "a range has low and high instead of a value")
    for key in ("low", "high"):
        if not version.says(key):
            yield Objection(version, key, "is missing: a range has low and high")
    low, high = version.value("low"), version.value("high")
    if low is not None and high is not None and low > high:
        yield Objection(version, "low", f"is above high ({notation(high)})")


def _above_the_baseline(version: Node, target: Node) -> Iterator[Objection]:
    value, baseline = version.value("value"), target.value("baseline")
    is_paced = target.value("pacing") not in (None, Pacing.NONE)
    rises = target.value("direction") == Direction.HIGHER and is_paced
    if rises and None not in (value, baseline) and value <= baseline:
        yield Objection(
            version, "value", f"is not above the baseline ({notation(baseline)}), so there is nothing to pace"
        )
