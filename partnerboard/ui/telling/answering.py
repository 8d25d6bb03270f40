"""A proposed value as its partner is asked about it: what changes, from when, why, and what it means for a week."""

from collections.abc import Mapping
from datetime import date, datetime

from partnerboard.agreements.initiative import Decision, Target, Version
from partnerboard.agreements.targets import in_force
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import metric
from partnerboard.pacing.needed import weeks_in
from partnerboard.pacing.terms import Direction, Measurement, Verdict
from partnerboard.ui.telling.agreeing_targets import bends, exact, promised
from partnerboard.ui.telling.words import definition, in_sentence, plural, sentence

TITLE = "Waiting for your answer"
ANSWERS = {Verdict.AGREED.value: "We agree", Verdict.REJECTED.value: "We reject it"}
UNCONFIRMED = "Tick that you may answer for your organisation."


def asks(
    target: Target,
    version: Version,
    names: Mapping[str, str],
    *,
    currency: str,
    as_of: date,
    known_at_utc: datetime,
) -> list[str]:
    """What is proposed instead of what, from when and why; what it does to the days before.

    `names` holds the organisations that may be named; any other is 'another party'.
    """
    holds = in_force(target, as_of=as_of, known_at_utc=known_at_utc)
    since = written.day(version.effective_from)
    who = sentence(names.get(version.proposed_by, "another party"))
    instead = f" instead of {promised(target, holds, currency)}" if holds else ""
    return [
        f"{who} proposes {promised(target, version, currency)}{instead}, from {since}: “{version.reason.rstrip('.')}”.",
        f"{metric(target.metric).label}, {written.period(target.from_, target.to)}. {definition(target.metric)}",
        bends(target, version.effective_from, version.proposed_at.date()),
    ]


def a_week(target: Target, version: Version, currency: str) -> str:
    """What a value means for a week, over the whole period; empty for a rate, a level or a range."""
    is_a_sum = target.measurement in (Measurement.PUBLISHED_IN_PERIOD, Measurement.ACTIVITY_IN_PERIOD)
    weeks = weeks_in(target.from_, target.to)
    if version.value is None or not is_a_sum or target.direction == Direction.RANGE or weeks < 1:
        return ""
    each = exact(target.metric, float(round(version.value / weeks)), currency)
    at_most = "at most " if target.direction == Direction.LOWER else ""
    return f"Over the {written.full(weeks, 1)} weeks of its period that is {at_most}{each} a week."


def confirmation(target: Target, version: Version, organisation: str, currency: str) -> str:
    """What somebody confirms by answering."""
    return (
        f"I may answer for {organisation} about {promised(target, version, currency)} for {in_sentence(target.label)}. "
        "My answer is kept with my name and stands."
    )


def recorded(target: Target, version: Version, word: Decision, currency: str) -> str:
    """What is said once the answer is recorded; other parties are not named."""
    what = f"{promised(target, version, currency)} for {in_sentence(target.label)}"
    if word.decision == Verdict.REJECTED:
        return f"Recorded: you have rejected {what}. What was agreed before stays in force."
    left = len(target.parties) - len({each.organisation for each in version.decisions} | {word.organisation})
    if left:
        return f"Recorded: you have agreed to {what}. It waits for {plural(left, 'more party', 'more parties')}."
    since = written.day(version.effective_from)
    return f"Recorded: you have agreed to {what}. Now everybody has, and it is in force from {since}."


def hidden(count: int) -> str:
    """What is said of proposals about costs, which a link does not show."""
    if not count:
        return ""
    waits = "waits" if count == 1 else "wait"
    return (
        f"{sentence(plural(count, 'proposal'))} about costs {waits} as well. This link does not show costs; ask the "
        "person who sent it."
    )
