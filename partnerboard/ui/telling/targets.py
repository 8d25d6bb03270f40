"""Targets in words and frames: values with their units, how far off they are, and the rows of bullets and tables."""

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from partnerboard.insights.scorecard import Scorecard, TargetResult, label
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import metric
from partnerboard.pacing.projection import Outlook
from partnerboard.pacing.status import Status
from partnerboard.pacing.terms import Direction, Version
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import how_many, plural, sentence

ON_COURSE = (Status.AHEAD, Status.ON_TRACK, Status.MET)
OFF_COURSE = (Status.BEHIND, Status.MISSED, Status.AT_RISK)


def value(result: TargetResult, number: float | None, currency: str = "") -> str:
    """A number of a target as a card shows it, in the unit of its metric."""
    return written.written(number, metric(result.target.metric_code).unit, currency)


def agreed(result: TargetResult, version: Version | None, currency: str = "") -> str:
    """The agreed value of a version: '1.2M', '35 % to 50 %', 'at most 240 min'."""
    if version is None:
        return "nothing agreed yet"
    if result.target.terms.direction is Direction.RANGE:
        return f"{value(result, version.low, currency)} to {value(result, version.high, currency)}"
    words = value(result, version.value, currency)
    return f"at most {words}" if result.target.terms.direction is Direction.LOWER else words


def shortfall(result: TargetResult, currency: str = "") -> str:
    """How far a target is from where it should be, in words; empty where nothing can be said."""
    stands = result.standing
    if stands is None or stands.actual is None:
        return ""
    if stands.expected is not None and not stands.is_over:
        gap = stands.actual - stands.expected
        words = value(result, abs(gap), currency)
        return f"{words} {'short of' if gap < 0 else 'above'} where we should be today"
    return f"{value(result, stands.actual, currency)} where {agreed(result, stands.version, currency)} was agreed"


def outlook(result: TargetResult, currency: str = "") -> str:
    """Where a running total is heading: 'heading for 1.19M (1.01M to 1.36M), uncertain'."""
    projection = result.projection
    if projection is None or projection.projected is None:
        return ""
    if projection.outlook is Outlook.NOT_ENOUGH_WEEKS:
        return f"heading for {value(result, projection.projected, currency)}; not enough settled weeks for a range"
    low, high = value(result, projection.low, currency), value(result, projection.high, currency)
    return f"heading for {value(result, projection.projected, currency)} ({low} to {high}): {projection.outlook}"


def answer(card: Scorecard, currency: str = "") -> str:
    """The page's answer: how many targets are off course, and which one most."""
    judged = [result for result in card.results if result.status.is_verdict]
    if not card.results:
        return "No target is agreed yet."
    if not judged:
        return f"It is too early to judge any of the {plural(len(card.results), 'target')}."
    worst = card.needing_attention()
    if not worst:
        return f"All {plural(len(judged), 'target')} that can be judged today are on course."
    told = _counted(card, len(card.results))
    first = worst[0]
    return f"{told}; the largest gap is {_lower(label(first))}, {shortfall(first, currency)}."


def standing_words(card: Scorecard) -> str:
    """The count of every status, best first: '4 on track · 3 at risk · 4 behind'."""
    order = (*ON_COURSE, Status.AT_RISK, Status.BEHIND, Status.MISSED)
    rest = (Status.TOO_EARLY, Status.NO_DATA, Status.NOT_STARTED)
    counts = card.counts
    return " · ".join(f"{counts[status]} {status}" for status in (*order, *rest) if counts.get(status))


def bullets(results: Sequence[TargetResult], currency: str = "") -> pd.DataFrame:
    """The rows of the bullet bars, in the order given."""
    return pd.DataFrame(
        [
            {
                "label": label(result),
                "status": str(result.status),
                "direction": str(result.target.terms.direction),
                "actual": result.standing.actual if result.standing else None,
                "expected": result.standing.expected if result.standing else None,
                "agreed": result.current.value if result.current else None,
                "agreed_low": result.current.low if result.current else None,
                "agreed_high": result.current.high if result.current else None,
                "at_risk_below": result.target.terms.at_risk_below,
                "behind_below": result.target.terms.behind_below,
                "actual_text": value(result, result.standing.actual if result.standing else None, currency),
                "agreed_text": agreed(result, result.current, currency),
            }
            for result in results
        ]
    )


def rows(results: Iterable[TargetResult], currency: str = "") -> pd.DataFrame:
    """One row per target for tables: numbers as numbers beside their words, so that the CSV holds both."""
    return pd.DataFrame([_row(result, currency) for result in results])


COLUMNS = (
    Column("target", "Target", on_phone=True),
    Column("applies_to", "For"),
    Column("status", "Status", kind="status", on_phone=True),
    Column("actual_text", "So far", kind="number", on_phone=True),
    Column("expected_text", "Expected today", kind="number"),
    Column("agreed_text", "Agreed", kind="number"),
    Column("pace", "Pace", kind="number", write=lambda pace: written.percent(pace, 0)),
    Column("outlook", "Outlook"),
)


def cumulative(result: TargetResult) -> pd.DataFrame:
    """day, value: the running value up to today."""
    return pd.DataFrame(result.cumulative, columns=["day", "value"]).astype({"value": "float64"})


def expected(result: TargetResult) -> pd.DataFrame:
    """day, value: where the target should be on every day of its period."""
    points = result.standing.line.points() if result.standing and result.standing.line else ()
    return pd.DataFrame(points, columns=["day", "value"]).astype({"value": "float64"})


def projection(result: TargetResult, today: date) -> pd.DataFrame | None:
    """day, projected, low, high: from today's value to the end of the period; None where nothing is projected."""
    found, stands = result.projection, result.standing
    if found is None or found.projected is None or stands is None or stands.actual is None:
        return None
    start = {"day": today, "projected": stands.actual, "low": stands.actual, "high": stands.actual}
    end = {
        "day": result.target.terms.period_to,
        "projected": found.projected,
        "low": found.low,
        "high": found.high,
    }
    return pd.DataFrame([start, end]).astype({"projected": "float64", "low": "float64", "high": "float64"})


def _row(result: TargetResult, currency: str) -> dict[str, object]:
    stands, first, current = result.standing, result.first, result.current
    return {
        "target": label(result),
        "applies_to": result.target.applies_to,
        "status": str(result.status),
        "actual": stands.actual if stands else None,
        "actual_text": value(result, stands.actual if stands else None, currency),
        "expected": stands.expected if stands else None,
        "expected_text": value(result, stands.expected if stands else None, currency),
        "agreed": current.value if current else None,
        "agreed_text": agreed(result, current, currency),
        "first_agreed_text": agreed(result, first, currency),
        "pace": stands.pace if stands else None,
        "attainment": stands.attainment if stands else None,
        "outlook": outlook(result, currency),
        "weight": result.target.weight,
        "owner": result.target.owner_name,
    }


def _counted(card: Scorecard, total: int) -> str:
    """'Four of eleven targets are behind and two at risk'; after the end 'missed' stands for 'behind'."""
    counts = card.counts
    worst = Status.BEHIND if counts.get(Status.BEHIND) else Status.MISSED
    heavy, light = counts.get(worst, 0), counts.get(Status.AT_RISK, 0)
    of_all = f"of {plural(total, 'target')}"
    if not heavy:
        return sentence(f"{how_many(light)} {of_all} {'is' if light == 1 else 'are'} at risk")
    is_are = "is" if heavy == 1 else "are"
    told = sentence(
        f"{how_many(heavy)} {of_all} {is_are if worst is Status.BEHIND else 'was' if heavy == 1 else 'were'}"
    )
    told += f" {worst}"
    return f"{told} and {how_many(light)} at risk" if light else told


def _lower(words: str) -> str:
    """A label in the middle of a sentence; a name that follows a comma keeps its capital."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
