"""Targets in words and frames: values with their units, how far off they are, and the rows of bullets and tables."""

from collections.abc import Iterable, Sequence
from math import isinf

import pandas as pd

from partnerboard.insights.scorecard import TargetResult, label
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import Unit, metric
from partnerboard.pacing.projection import Outlook
from partnerboard.pacing.status import Status
from partnerboard.pacing.terms import Direction, Version
from partnerboard.ui.tables import Column

DEFINITION = (
    "Each bar is what was reached so far, as a share of the agreed value; rates and times are compared with the agreed "
    "value itself."
)
ON_COURSE = (Status.AHEAD, Status.ON_TRACK, Status.MET)
OFF_COURSE = (Status.BEHIND, Status.MISSED, Status.AT_RISK)
HARDLY_ANYTHING = 0.1  # below it a share needs two decimals to tell 2.97 % from 3.00 %

OUTLOOKS = {
    Outlook.LIKELY: "likely to be met",
    Outlook.UNCERTAIN: "it could go either way",
    Outlook.UNLIKELY: "unlikely to be met",
    Outlook.NOT_ENOUGH_WEEKS: "too few settled weeks for a range",
}


def value(result: TargetResult, number: float | None, currency: str = "") -> str:
    """A number of a target as a card shows it, in the unit of its metric."""
    unit = metric(result.target.metric_code).unit
    if unit is Unit.SHARE and number is not None and 0 < abs(number) < HARDLY_ANYTHING:
        return written.percent(number, 2)
    return written.written(number, unit, currency)


def agreed(result: TargetResult, version: Version | None, currency: str = "") -> str:
    """The agreed value of a version: '1.15M', '35.0 % to 50.0 %', 'at most 4 h', '2.5k from 300'."""
    if version is None:
        return "nothing agreed yet"
    terms = result.target.terms
    if terms.direction is Direction.RANGE:
        return f"{value(result, version.low, currency)} to {value(result, version.high, currency)}"
    words = value(result, version.value, currency)
    if terms.direction is Direction.LOWER:
        return f"at most {words}"
    return f"{words} from {value(result, terms.baseline, currency)}" if terms.baseline else words


def shortfall(result: TargetResult, currency: str = "") -> str:
    """How far a target is from where it should be, in words; empty where nothing can be said."""
    stands = result.standing
    if stands is None or stands.actual is None:
        return ""
    if isinf(stands.actual):
        return f"half or more without an answer where {agreed(result, stands.version, currency)} was agreed"
    if stands.expected is not None and not stands.is_over:
        gap = stands.actual - stands.expected
        words = value(result, abs(gap), currency)
        if words == value(result, 0.0, currency):
            return "exactly where we should be today"
        return f"{words} {'short of' if gap < 0 else 'above'} where we should be today"
    return f"{value(result, stands.actual, currency)} where {agreed(result, stands.version, currency)} was agreed"


def outlook(result: TargetResult, currency: str = "") -> str:
    """Where a running total is heading: 'heading for 1.19M (1.01M to 1.36M): it could go either way'."""
    projection = result.projection
    if projection is None or projection.projected is None or result.status is Status.MET:
        return ""
    words = f"heading for {value(result, projection.projected, currency)}"
    if projection.low is not None and projection.high is not None:
        low, high = max(projection.low, 0.0), projection.high
        words += f" ({value(result, low, currency)} to {value(result, high, currency)})"
    return f"{words}: {OUTLOOKS[projection.outlook]}"


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
    Column("weight", "Weight", kind="number", write=lambda weight: written.percent(weight, 0)),
    Column("outlook", "Outlook"),
)


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
        "projected": result.projection.projected if result.projection else None,
        "projected_low": result.projection.low if result.projection else None,
        "projected_high": result.projection.high if result.projection else None,
        "outlook": outlook(result, currency),
        "weight": result.target.weight,
        "owner": result.target.owner_name,
    }
