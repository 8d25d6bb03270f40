"""The one word for a target: met, missed, ahead, on track, at risk, behind, or why there is no verdict yet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import inf

from partnerboard.pacing.terms import Direction, Terms

AHEAD_FROM = 1.10
EARLY_SHARE = 0.10
ROUNDING = 1e-9  # a pace that prints as 0.95 is not called at risk because of its last bit


class Status(StrEnum):
    """The values are the words shown, always beside an icon."""

    NOT_STARTED = "not started"
    NO_DATA = "no data"
    TOO_EARLY = "too early"
    MET = "met"
    MISSED = "missed"
    AHEAD = "ahead"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    BEHIND = "behind"

    @property
    def is_verdict(self) -> bool:
        """Whether the data allow a judgement at all."""
        return self not in (Status.NOT_STARTED, Status.NO_DATA, Status.TOO_EARLY)


@dataclass(frozen=True)
class Position:
    """Where a target stands at the end of `as_of`.

    `elapsed` is the share of the period's weight that has passed (paced targets only); `sample` counts the posts or
    messages behind `actual`, None where the measurement has none.
    """

    terms: Terms
    as_of: date
    actual: float | None
    pace: float | None
    attainment: float | None
    elapsed: float | None = None
    sample: float | None = None


def status(position: Position) -> Status:
    """The status of a position. The rules stand in order; the first that applies decides."""
    terms, pace, kept = position.terms, position.pace, _kept_share(position)
    if _is_untouched_ceiling(position):
        pace = kept = inf
    is_higher = terms.direction is Direction.HIGHER
    is_over = position.as_of >= terms.period_to
    stays_reached = is_higher and terms.measurement.is_cumulative  # a running total that has passed its target

    rules = (
        (Status.NOT_STARTED, position.as_of < terms.period_from),
        (Status.NO_DATA, position.actual is None or kept is None),
        (Status.TOO_EARLY, _is_below(position.sample, terms.min_sample)),
        (Status.MET, _is_at_least(kept, 1.0) and (is_over or stays_reached)),
        (Status.MISSED, is_over),
        (Status.TOO_EARLY, terms.is_paced and _is_below(position.elapsed, EARLY_SHARE)),
        (Status.NO_DATA, pace is None),
        (Status.AHEAD, is_higher and _is_at_least(pace, AHEAD_FROM)),
        (Status.ON_TRACK, _is_at_least(pace, terms.at_risk_below)),
        (Status.AT_RISK, _is_at_least(pace, terms.behind_below)),
        (Status.BEHIND, True),
    )
    return next(word for word, applies in rules if applies)


def _kept_share(position: Position) -> float | None:
    """How much of the whole agreement is kept: 1 or more means all of it."""
    return position.pace if position.terms.direction is Direction.RANGE else position.attainment


def _is_untouched_ceiling(position: Position) -> bool:
    """Nothing counted against a 'lower' target: as well kept as can be, though no ratio can say so."""
    return position.terms.direction is Direction.LOWER and position.actual is not None and position.actual <= 0


def _is_at_least(share: float | None, threshold: float) -> bool:
    return share is not None and share >= threshold - ROUNDING


def _is_below(count: float | None, threshold: float | None) -> bool:
    return count is not None and threshold is not None and count < threshold - ROUNDING
