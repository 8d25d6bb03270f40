"""Where a running total will end if the settled weeks are typical, and how sure that is.

Method: pace of the settled weeks carried on over the rest, with an 80 % range from the spread between those weeks
(ratio estimator with a Student t quantile). It knows no seasons: a target paced by a plan is projected with that plan.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import fsum, sqrt

from partnerboard.pacing.curve import Curve
from partnerboard.pacing.student_t import t90

ENOUGH_WEEKS = 4
SETTLING = timedelta(days=7)  # young posts have not collected their views yet
LAST_DAY_OF_WEEK = timedelta(days=6)


class Outlook(StrEnum):
    """The values are the words shown."""

    LIKELY = "likely"
    UNCERTAIN = "uncertain"
    UNLIKELY = "unlikely"
    NOT_ENOUGH_WEEKS = "not enough weeks"


@dataclass(frozen=True)
class Week:
    """A calendar week of the period: what it should bring and, once counted, what it brought (no row means 0)."""

    starts_on: date
    expected: float
    actual: float = 0.0

    @property
    def ends_on(self) -> date:
        """Its Sunday."""
        return self.starts_on + LAST_DAY_OF_WEEK


@dataclass(frozen=True)
class Projection:
    """The end of the period. `low` and `high` bound it in four cases of five; None with fewer than 4 settled weeks."""

    weeks: int
    pace: float | None
    spread: float | None
    projected: float | None
    standard_error: float | None
    low: float | None
    high: float | None
    outlook: Outlook


def weekly_expected(curve: Curve, value: float) -> tuple[Week, ...]:
    """The weeks of a period, Monday to Sunday, each with its part of the agreed `value`; no actuals yet."""
    parts: dict[date, list[float]] = {}
    before = 0.0
    for day, share in zip(curve.days, curve.shares, strict=True):
        parts.setdefault(day - timedelta(days=day.weekday()), []).append(share - before)
        before = share
    return tuple(Week(monday, value * fsum(shares)) for monday, shares in parts.items())


def is_settled(week: Week, as_of: date) -> bool:
    """A complete week that ended at least 7 days before `as_of`."""
    return week.ends_on <= as_of - SETTLING


def project(weeks: Iterable[Week], value: float, as_of: date) -> Projection:
    """Project the running total of `weeks`, all weeks of the period, against the agreed `value`."""
    every = list(weeks)
    settled = [week for week in every if is_settled(week, as_of)]
    judged = [week for week in settled if week.expected > 0]
    expected_so_far = fsum(week.expected for week in judged)
    if not judged:
        return Projection(0, None, None, None, None, None, None, Outlook.NOT_ENOUGH_WEEKS)

    pace = fsum(week.actual for week in judged) / expected_so_far
    spread = _spread(judged, pace, expected_so_far)
    remaining = [week.expected for week in every if not is_settled(week, as_of)]
    rest = fsum(remaining)
    projected = fsum(week.actual for week in settled) + pace * rest
    n = len(judged)
    if spread is None or n < ENOUGH_WEEKS:
        return Projection(n, pace, spread, projected, None, None, None, Outlook.NOT_ENOUGH_WEEKS)

    standard_error = spread * sqrt(fsum(part * part for part in remaining) + rest * rest / n)
    margin = t90(n - 1) * standard_error
    low, high = projected - margin, projected + margin
    return Projection(n, pace, spread, projected, standard_error, low, high, _outlook(low, high, value))


def _spread(weeks: Sequence[Week], pace: float, expected: float) -> float | None:
    n = len(weeks)
    if n < 2:
        return None
    squares = fsum(week.expected * (week.actual / week.expected - pace) ** 2 for week in weeks)
    return sqrt(squares / expected * n / (n - 1))


def _outlook(low: float, high: float, value: float) -> Outlook:
    if low >= value:
        return Outlook.LIKELY
    return Outlook.UNLIKELY if high < value else Outlook.UNCERTAIN
