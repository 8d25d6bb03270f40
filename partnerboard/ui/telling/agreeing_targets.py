"""The targets of an initiative as they are agreed: the list, one target with its versions, and what waits for whom."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pandas as pd

from partnerboard.agreements import Agreements
from partnerboard.agreements.editing import address as of_record
from partnerboard.agreements.initiative import Decision, Initiative, Target, Version
from partnerboard.agreements.targets import Answer, answer, in_force, unanswered
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import Unit, metric
from partnerboard.pacing.terms import Direction, Verdict
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.agreeing_choices import choice
from partnerboard.ui.telling.agreeing_overview import address
from partnerboard.ui.telling.words import in_sentence, listed, platform, plural, sentence

SECTION = "targets"
LIST = (
    Column("target", "Target", kind="link", on_phone=True, width="26%"),
    Column("about", "For", width="18%"),
    Column("value", "Agreed", kind="number", on_phone=True),
    Column("period", "Period", kind="day"),
    Column("state", "State", on_phone=True, width="28%"),
)
VERSIONS = (
    Column("no", "Version", kind="number"),
    Column("value", "Value", kind="number", on_phone=True),
    Column("from", "From", kind="day", on_phone=True),
    Column("state", "State", on_phone=True, width="20%"),
    Column("reason", "Reason", width="24%"),
    Column("answers", "Who said what", width="30%"),
)


def names_of(stated: Agreements) -> dict[str, str]:
    """Every organisation by the name its partners know: the short name of the partner, where it is one."""
    return {each.id: each.name for each in stated.organisations} | {
        each.organisation: each.short_name for each in stated.partners
    }


def exact(metric_code: str, number: float | None, currency: str = "") -> str:
    """A value with all its figures: what is agreed is not rounded."""
    unit = metric(metric_code).unit
    if number is None:
        return written.MISSING
    if unit is Unit.SHARE:
        return f"{written.full(round(number * 100, 4), 4)}{written.NARROW}%"
    if unit in (Unit.SECONDS, Unit.MINUTES, Unit.MONEY):
        return written.written(number, unit, currency)
    return written.full(number)


def promised(target: Target, version: Version | None, currency: str = "") -> str:
    """The value of a version: '1,150,000', '35 % to 50 %', 'at most 4 h', '2,500 from 300'."""
    if version is None:
        return "nothing yet"
    if target.direction == Direction.RANGE:
        return f"{exact(target.metric, version.low, currency)} to {exact(target.metric, version.high, currency)}"
    words = exact(target.metric, version.value, currency)
    if target.direction == Direction.LOWER:
        return f"at most {words}"
    return f"{words} from {exact(target.metric, target.baseline, currency)}" if target.baseline else words


def about(stated: Agreements, target: Target) -> str:
    """Whom and what a target is about: 'Guild', 'Meridian · Instagram', 'all partners'."""
    partners = {each.id: each.short_name for each in stated.partners}
    accounts = {each.id: each.name for each in stated.accounts}
    parts = (
        partners.get(target.partner or ""),
        accounts.get(target.account or ""),
        platform(target.platform) if target.platform else None,
        choice(Target, "format", target.format) if target.format else None,
        f"{target.class_} posts" if target.class_ else None,
    )
    return " · ".join(filter(None, parts)) or "all partners"


def state(target: Target, names: Mapping[str, str], *, as_of: date, known_at_utc: datetime) -> str:
    """Where a target stands between its parties: 'agreed', 'agreed; 900 waits for Guild'."""
    holds = in_force(target, as_of=as_of, known_at_utc=known_at_utc)
    last = target.versions[-1]
    before = "agreed" if any(answer(target, each) is Answer.AGREED for each in target.versions) else "not agreed"
    match answer(target, last):
        case Answer.WAITING:
            return f"{before}; {promised(target, last)} waits for {_named(unanswered(target, last), names)}"
        case Answer.REJECTED:
            word = _rejection(last)
            why = f": {word.reason}" if word.reason else ""
            return f"{before}; {promised(target, last)} was rejected by {names[word.organisation]}{why}"
        case Answer.AGREED:
            return "agreed" if holds is last else f"agreed, from {written.day(last.effective_from)}"


def rows(stated: Agreements, around: Initiative, *, as_of: date, known_at_utc: datetime) -> pd.DataFrame:
    """One row per target: target, href, about, value, period, state."""
    names = names_of(stated)
    return pd.DataFrame(
        [
            {
                "target": each.label,
                "href": address(SECTION, of_record(each)),
                "about": about(stated, each),
                "value": promised(
                    each, in_force(each, as_of=as_of, known_at_utc=known_at_utc) or _agreed(each), around.currency
                ),
                "period": written.period(each.from_, each.to),
                "state": state(each, names, as_of=as_of, known_at_utc=known_at_utc),
            }
            for each in around.targets
        ],
        columns=["target", "href", "about", "value", "period", "state"],
    )


def told(around: Initiative) -> str:
    """How many there are, and how many wait."""
    if not around.targets:
        return f"No target is agreed for {around.name} yet."
    waiting = sum(answer(each, each.versions[-1]) is Answer.WAITING for each in around.targets)
    count = sentence(plural(len(around.targets), "target"))
    wait = (
        f"{plural(waiting, 'value waits', 'values wait')} for an answer" if waiting else "no value waits for an answer"
    )
    return f"{count} of {around.name}; {wait}."


def terms(stated: Agreements, target: Target) -> list[str]:
    """What is agreed besides the value, in sentences."""
    names = names_of(stated)
    found = metric(target.metric)
    counted, good = (choice(Target, name, getattr(target, name)) for name in ("measurement", "direction"))
    have = "has" if len(target.parties) == 1 else "have"
    said = [
        f"{found.label} of {about(stated, target)}, {written.period(target.from_, target.to)}.",
        f"{counted}; {in_sentence(good)}. {_named(target.parties, names)} {have} to agree to every value.",
    ]
    if target.baseline is not None:
        note = f" ({target.baseline_note})" if target.baseline_note else ""
        said.append(f"It starts from {exact(target.metric, target.baseline)}{note}.")
    return said


def versions(
    stated: Agreements, around: Initiative, target: Target, *, as_of: date, known_at_utc: datetime
) -> pd.DataFrame:
    """One row per version, the latest first: no, value, from, state, reason, answers."""
    names = names_of(stated)
    holds = in_force(target, as_of=as_of, known_at_utc=known_at_utc)
    return pd.DataFrame(
        [
            {
                "no": f"{each.no}",
                "value": promised(target, each, around.currency),
                "from": written.day(each.effective_from),
                "state": _state_of(target, each, holds, as_of, names),
                "reason": each.reason,
                "answers": _answers(target, each, names),
            }
            for each in reversed(target.versions)
        ]
    )


def asks(target: Target, version: Version, names: Mapping[str, str], currency: str) -> str:
    """What is proposed, by whom, and who has not answered."""
    holds = any(answer(target, each) is Answer.AGREED for each in target.versions)
    until_then = "what was agreed before holds" if holds else "nothing is agreed"
    return (
        f"{names[version.proposed_by]} proposes {promised(target, version, currency)}, in force from "
        f"{written.day(version.effective_from)}: “{version.reason.rstrip('.')}”. "
        f"It waits for {_named(unanswered(target, version), names)}; until then {until_then}."
    )


def answered(target: Target, version: Version, word: Decision, names: Mapping[str, str], currency: str) -> str:
    """What is said once an answer is recorded."""
    who, what = names[word.organisation], promised(target, version, currency)
    if word.decision == Verdict.REJECTED:
        return f"Recorded: {who} has rejected {what}. What was agreed before stays in force."
    left = [party for party in unanswered(target, version) if party != word.organisation]
    if left:
        return f"Recorded: {who} has agreed to {what}. It still waits for {_named(left, names)}."
    since = written.day(version.effective_from)
    return f"Recorded: {who} has agreed to {what}. Now everybody has, and it is in force from {since}."


def proposal_made(target: Target, version: Version, names: Mapping[str, str], currency: str) -> str:
    """What is said once a value is proposed."""
    waiting = [party for party in target.parties if party != version.proposed_by]
    what = f"{promised(target, version, currency)} for {in_sentence(target.label)}"
    if not waiting:
        return f"Agreed: {what}, from {written.day(version.effective_from)}. Nobody else has to agree."
    return f"Proposed: {what}, from {written.day(version.effective_from)}. It waits for {_named(waiting, names)}."


def was_withdrawn(target: Target, version: Version, currency: str) -> str:
    """What is said once a proposal is withdrawn."""
    return f"Withdrawn: {promised(target, version, currency)} is no longer proposed for {in_sentence(target.label)}."


def bends(target: Target, effective_from: date, proposed_on: date) -> str:
    """What a new value does to the past."""
    if effective_from <= target.from_:
        return "It replaces the value from the first day of the period: every day would be judged anew."
    eve, since = written.day(effective_from - timedelta(days=1)), written.day(effective_from)
    if effective_from < proposed_on:
        return (
            f"The days from {since} on, which are before the proposal, would be judged anew once everybody has agreed; "
            f"up to {eve} every day stays as it was judged."
        )
    return f"Up to {eve} every day stays as it was judged; from {since} on the expected line aims at the new value."


def _agreed(target: Target) -> Version | None:
    """The version agreed first, for a target whose period has not begun."""
    return next((each for each in target.versions if answer(target, each) is Answer.AGREED), None)


def _state_of(target: Target, version: Version, holds: Version | None, as_of: date, names: Mapping[str, str]) -> str:
    match answer(target, version):
        case Answer.REJECTED:
            return f"rejected by {names[_rejection(version).organisation]}"
        case Answer.WAITING:
            return f"waits for {_named(unanswered(target, version), names)}"
        case Answer.AGREED:
            if version is holds:
                return "in force"
            return "replaced" if version.effective_from <= as_of else "agreed, in force later"


def _answers(target: Target, version: Version, names: Mapping[str, str]) -> str:
    own = next((word for word in version.decisions if _is_the_proposal(version, word)), None)
    said = [f"{names[version.proposed_by]} proposed it on {_when(version.proposed_at, own)}"]
    said += [
        f"{names[word.organisation]} {word.decision} on {_when(word.at, word)}"
        + (f": {word.reason.rstrip('.')}" if word.reason else "")
        for word in version.decisions
        if word is not own
    ]
    silent = unanswered(target, version) if answer(target, version) is not Answer.AGREED else ()
    said += [f"{_named(silent, names)} said nothing"] if silent else []
    return "; ".join(said)


def _is_the_proposal(version: Version, word: Decision) -> bool:
    """Who proposes agrees with it, and need not be told twice."""
    return word.organisation == version.proposed_by and word.at == version.proposed_at


def _when(at: datetime, word: Decision | None) -> str:
    return f"{written.day(at.date())} ({word.by})" if word else written.day(at.date())


def _rejection(version: Version) -> Decision:
    return next(word for word in version.decisions if word.decision == Verdict.REJECTED)


def _named(parties: tuple[str, ...] | list[str], names: Mapping[str, str]) -> str:
    return listed([names.get(party, party) for party in parties])
