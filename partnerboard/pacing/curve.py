"""How much of a period's weight has passed at the end of each day: the shape that every expectation follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import isfinite

from partnerboard.errors import WeightsInvalid
from partnerboard.pacing.terms import Pacing

DAYS_A_WEEK = 7


@dataclass(frozen=True)
class Curve:
    """`shares[i]` is W(t) / W_end at the end of the i-th day of the period; the last share is 1."""

    period_from: date
    shares: tuple[float, ...]

    @property
    def period_to(self) -> date:
        """The last day of the period."""
        return self.period_from + timedelta(days=len(self.shares) - 1)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the period, one for each share."""
        return tuple(self.period_from + timedelta(days=offset) for offset in range(len(self.shares)))

    def elapsed(self, day: date) -> float:
        """Share of the weight that has passed at the end of `day`: 0 before the period, 1 after it."""
        offset = (day - self.period_from).days
        if offset < 0:
            return 0.0
        return self.shares[min(offset, len(self.shares) - 1)]


def curve(pacing: Pacing, period_from: date, period_to: date, weights: Sequence[float] = ()) -> Curve | None:
    """The curve of a period, or None where nothing is paced. Raises WeightsInvalid."""
    if pacing is Pacing.NONE:
        return None
    totals = tuple(accumulate(day_weights(pacing, period_from, period_to, weights)))
    if totals[-1] <= 0:
        raise WeightsInvalid(
            f"The {pacing} weights from {period_from} to {period_to} add up to {totals[-1]:g}.",
            "Give at least one day of the period a weight above 0.",
        )
    return Curve(period_from, tuple(total / totals[-1] for total in totals))


def day_weights(pacing: Pacing, period_from: date, period_to: date, weights: Sequence[float] = ()) -> tuple[float, ...]:
    """One weight per day of the period.

    linear         no `weights`; every day weighs 1
    day_of_week    seven `weights`, Monday first
    plan_weighted  one weight per week of the period, counted from its first day; a day weighs a seventh of it
    custom         one weight per day
    """
    n_days = (period_to - period_from).days + 1
    if n_days < 1:
        raise WeightsInvalid(
            f"The period ends on {period_to}, before it starts on {period_from}.", "Swap the two dates or correct one."
        )
    _check_weights(pacing, n_days, weights)
    match pacing:
        case Pacing.DAY_OF_WEEK:
            first = period_from.weekday()
            return tuple(float(weights[(first + day) % DAYS_A_WEEK]) for day in range(n_days))
        case Pacing.PLAN_WEIGHTED:
            return tuple(weights[day // DAYS_A_WEEK] / DAYS_A_WEEK for day in range(n_days))
        case Pacing.CUSTOM:
            return tuple(float(weight) for weight in weights)
        case _:
            return (1.0,) * n_days


def _check_weights(pacing: Pacing, n_days: int, weights: Sequence[float]) -> None:
    wanted, each = {
        Pacing.DAY_OF_WEEK: (DAYS_A_WEEK, "weekday, Monday first"),
        Pacing.PLAN_WEIGHTED: (-(-n_days // DAYS_A_WEEK), "week of the period"),
        Pacing.CUSTOM: (n_days, "day of the period"),
    }.get(pacing, (0, ""))
    if len(weights) != wanted:
        raise WeightsInvalid(
            f"{pacing} pacing over {n_days} days takes {wanted} weights, but {len(weights)} were given.",
            f"Give one weight per {each}." if wanted else "Leave the weights out, or choose another pacing.",
        )
    for position, weight in enumerate(weights, start=1):
        if not isfinite(weight) or weight < 0:
            raise WeightsInvalid(f"Weight {position} is {weight:g}.", "Weights are numbers from 0 upwards.")
