"""Are we keeping what we agreed? The scorecard's cards, the history of each target, reach and how it is measured."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from partnerboard.insights.reach import Reach
from partnerboard.insights.scorecard import Scorecard, TargetResult, label
from partnerboard.insights.workspace import DataAge, Initiative
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import Metric, metric
from partnerboard.pacing.agreed import ProposalState
from partnerboard.ui.cards import Card
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import targets
from partnerboard.ui.telling.words import Names, period_of, plural, short_age

HISTORY = (
    Column("target", "Target", on_phone=True),
    Column("value", "Value", kind="number", on_phone=True),
    Column("from", "In force from"),
    Column("state", "State", on_phone=True),
    Column("reason", "Reason"),
    Column("proposed_by", "Proposed by"),
    Column("decided", "Decisions"),
)
REACH = (
    Column("label", "Account", on_phone=True),
    Column("platform", "Platform"),
    Column("low", "At least", kind="number", write=written.full, on_phone=True),
    Column("high", "At most", kind="number", write=written.full, on_phone=True),
    Column("basis", "From"),
)
MEASURED = (
    Column("metric", "Metric", on_phone=True),
    Column("definition", "What it is", on_phone=True),
    Column("formula", "How it is computed"),
    Column("unit", "Unit"),
)


def cards(card: Scorecard, initiative: Initiative, ages: Sequence[DataAge], as_of: date) -> list[Card]:
    """The score with its coverage, the counts, and the target furthest from its course."""
    score = card.score
    on_course = sum(count for status, count in card.counts.items() if status in targets.ON_COURSE)
    worst = card.needing_attention()
    shown = [
        Card(
            "Overall score",
            written.percent(score.value, 0),
            change=(
                f"weighted, from {written.percent(score.coverage, 0)} of what was agreed"
                if score.value is not None
                else "too little data for a score"
            ),
            share=score.value,
            due=None if score.value is None else 1.0,
            age=short_age(ages),
        ),
        Card(
            "On course",
            f"{on_course} of {len(card.results)}",
            unit="targets",
            change=targets.standing_words(card),
            age=period_of(initiative, as_of),
        ),
    ]
    return shown + [_attention(result, initiative.currency) for result in worst[:2]]


def default_target(card: Scorecard) -> TargetResult | None:
    """The target to look at first: an adjusted one, else the one that needs attention most, with a line to draw."""
    drawn = [result for result in card.results if result.cumulative and result.standing and result.standing.line]
    adjusted = [result for result in drawn if len(result.agreed) > 1]
    worst = [result for result in card.needing_attention() if result in drawn]
    return next(iter([*adjusted, *worst, *drawn]), None)


def drawable(card: Scorecard) -> dict[str, str]:
    """Targets with a line, id to name, in the order of the agreement."""
    return {
        result.target.target_id: label(result)
        for result in card.results
        if result.standing and result.standing.line and result.cumulative
    }


def line_sentence(result: TargetResult, currency: str) -> str:
    """What the line of one target shows, in words."""
    parts = [targets.shortfall(result, currency), targets.outlook(result, currency)]
    told = "; ".join(part for part in parts if part)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def line_notes(events: pd.DataFrame) -> list[str]:
    """The numbered marks of the time axis."""
    return [f"{written.short_day(row['day'])}: {row['title']}" for row in events.to_dict("records")]


def marked(events: pd.DataFrame, result: TargetResult, until: date) -> pd.DataFrame:
    """The events inside a target's period, up to the day shown; columns day and title."""
    first, last = result.target.terms.period_from, min(until, result.target.terms.period_to)
    inside: pd.DataFrame = events[events["day"].dt.date.between(first, last)]
    return inside[["day", "title"]]


def history(card: Scorecard, currency: str) -> pd.DataFrame:
    """Every version of every target that was ever adjusted or proposed: value, reason, who decided what."""
    return pd.DataFrame(
        [
            row
            for result in card.results
            if len(result.agreed) > 1 or result.proposed
            for row in _versions(result, card.party_names, currency)
        ]
    )


def reach_rows(found: Reach, names: Names) -> pd.DataFrame:
    """Reach of each account as a range, in the colours of the partners behind it."""
    return pd.DataFrame(
        [
            {
                "label": part.account_name,
                "platform": part.platform_id,
                "low": part.at_least,
                "high": part.at_most,
                "estimate": None,
                "basis": "the platform's figure for the period"
                if part.is_period_figure
                else f"{part.posts_with_reach} of {plural(part.posts, 'post')}",
                "colour": names.colour(part.partner_ids[0]) if len(part.partner_ids) == 1 else None,
            }
            for part in found.parts
            if part.at_least is not None
        ]
    )


def measured(card: Scorecard) -> pd.DataFrame:
    """The definition of every metric that a target uses, once."""
    used: Iterable[Metric] = (metric(code) for code in dict.fromkeys(r.target.metric_code for r in card.results))
    return pd.DataFrame(
        [
            {"metric": each.label, "definition": each.definition, "formula": each.formula, "unit": str(each.unit)}
            for each in used
        ]
    )


def _attention(result: TargetResult, currency: str) -> Card:
    stands = result.standing
    whole = stands.version.value if stands else None
    actual = stands.actual if stands else None
    is_drawn = bool(stands and stands.line and whole and actual is not None)
    return Card(
        label(result),
        targets.value(result, actual, currency),
        target=f"of {targets.agreed(result, result.current, currency)}",
        share=actual / whole if is_drawn and whole and actual is not None else None,
        due=stands.expected / whole if is_drawn and stands and whole and stands.expected is not None else None,
        change=targets.shortfall(result, currency),
        status=str(result.status),
    )


def _versions(result: TargetResult, parties: Mapping[str, str], currency: str) -> Iterable[dict[str, str]]:
    decided: dict[int, list[str]] = {}
    for decision in result.decisions:
        name = parties.get(decision.party, decision.party)
        decided.setdefault(decision.version_no, []).append(
            f"{name} {decision.verdict} {written.short_day(decision.decided_at_utc.date())}"
        )
    in_force = result.current
    versions = [(version, "in force" if version is in_force else "replaced") for version in result.agreed]
    versions += [
        (proposal.version, "proposed" if proposal.state is ProposalState.WAITING else str(proposal.state))
        for proposal in result.proposed
    ]
    for version, state in versions:
        yield {
            "target": label(result),
            "value": targets.agreed(result, version, currency),
            "from": written.day(version.effective_from),
            "state": state,
            "reason": version.reason,
            "proposed_by": version.proposed_by,
            "decided": ", ".join(decided.get(version.version_no, ["no answer yet"])),
        }
