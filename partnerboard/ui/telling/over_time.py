"""One target over time: which one is looked at first, its lines, its marks, and what they show in words."""

from collections import Counter
from datetime import date

import pandas as pd

from partnerboard.insights.scorecard import Scorecard, TargetResult, label
from partnerboard.metrics import format as written
from partnerboard.pacing.expected import expected_line
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import targets
from partnerboard.ui.telling.words import sentence

COLUMNS = (
    Column("day", "Day", kind="day", write=written.day, on_phone=True),
    Column("value", "So far", kind="number", write=written.full, on_phone=True),
    Column("expected", "Expected", kind="number", write=written.full, on_phone=True),
)


def default_target(card: Scorecard) -> TargetResult | None:
    """The target to look at first: an adjusted one, else the one that needs attention most, with a line to draw."""
    ids = drawable(card)
    drawn = [result for result in card.results if result.target.target_id in ids]
    adjusted = [result for result in drawn if len(result.agreed) > 1]
    worst = [result for result in card.needing_attention() if result in drawn]
    return next(iter([*adjusted, *worst, *drawn]), None)


def drawable(card: Scorecard) -> dict[str, str]:
    """Targets with a line, id to name, in the order of the agreement; no two have one name, for it is the address."""
    drawn = [r for r in card.results if r.standing and r.standing.line and r.cumulative]
    seen: Counter[str] = Counter()
    shown = {}
    for result in drawn:
        seen[label(result)] += 1
        twin = seen[label(result)]
        shown[result.target.target_id] = label(result) if twin == 1 else f"{label(result)} ({twin})"
    return shown


def told(result: TargetResult, currency: str) -> str:
    """What the line of one target shows, in words."""
    parts = [targets.shortfall(result, currency), targets.outlook(result, currency)]
    told = sentence("; ".join(part for part in parts if part))
    words = [f"{told}."] if told else []
    line = result.standing.line if result.standing else None
    if line and line.restarts:
        again = targets.agreed(result, line.restarts[-1].version, currency)
        words.append(f"When {again} was agreed more was already due, so its line counts from the first day.")
    return " ".join(words)


def cumulative(result: TargetResult) -> pd.DataFrame:
    """day, value: the running value up to today."""
    return pd.DataFrame(result.cumulative, columns=["day", "value"]).astype({"value": "float64"})


def expected(result: TargetResult) -> pd.DataFrame:
    """day, value: where the target should be on every day of its period."""
    points = result.standing.line.points() if result.standing and result.standing.line else ()
    return pd.DataFrame(points, columns=["day", "value"]).astype({"value": "float64"})


def first_agreed(result: TargetResult) -> pd.DataFrame | None:
    """day, value: the line of the first agreed value, where a later one replaced it; None otherwise."""
    line = expected_line(result.target.terms, result.agreed[:1]) if len(result.agreed) > 1 else None
    return None if line is None else pd.DataFrame(line.points(), columns=["day", "value"]).astype({"value": "float64"})


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


def rows(result: TargetResult) -> pd.DataFrame:
    """day, value, expected: the running value beside where it should have been."""
    due = expected(result).rename(columns={"value": "expected"})
    return cumulative(result).merge(due, on="day", how="left")


def notes(events: pd.DataFrame) -> list[str]:
    """The numbered marks of the time axis."""
    return [f"{written.short_day(row['day'])}: {row['title']}" for row in events.to_dict("records")]


def marked(events: pd.DataFrame, result: TargetResult, until: date) -> pd.DataFrame:
    """The events inside a target's period, up to the day shown; columns day and title."""
    first, last = result.target.terms.period_from, min(until, result.target.terms.period_to)
    inside: pd.DataFrame = events[events["day"].dt.date.between(first, last)]
    return inside[["day", "title"]]
