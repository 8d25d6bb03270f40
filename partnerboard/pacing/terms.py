"""What two parties wrote down about one target: its terms, the versions of its value, and who decided what when."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Direction(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"


class Measurement(StrEnum):
    """How the actual value is taken from the facts."""

    PUBLISHED_IN_PERIOD = "published_in_period"
    ACTIVITY_IN_PERIOD = "activity_in_period"
    LEVEL_AT_END = "level_at_end"
    PERIOD_RATIO = "period_ratio"

    @property
    def is_cumulative(self) -> bool:
        """A running total: what has been reached once stays reached."""
        return self in (Measurement.PUBLISHED_IN_PERIOD, Measurement.ACTIVITY_IN_PERIOD)


class Pacing(StrEnum):
    """How the agreed value is spread over the days of the period."""

    LINEAR = "linear"
    DAY_OF_WEEK = "day_of_week"
    PLAN_WEIGHTED = "plan_weighted"
    CUSTOM = "custom"
    NONE = "none"


@dataclass(frozen=True)
class Terms:
    """Everything agreed about a target except its value, which comes in versions.

    `period_from` and `period_to` are both inside the period. `weights` belong to `pacing` (see `curve`).
    """

    direction: Direction
    measurement: Measurement
    period_from: date
    period_to: date
    pacing: Pacing = Pacing.LINEAR
    weights: tuple[float, ...] = ()
    baseline: float | None = None
    min_sample: float | None = None
    at_risk_below: float = 0.95
    behind_below: float = 0.85

    @property
    def is_paced(self) -> bool:
        """Rates, times and ranges hold on every day alike: nothing is expected 'by now'."""
        return (
            self.pacing is not Pacing.NONE
            and self.measurement is not Measurement.PERIOD_RATIO
            and self.direction is not Direction.RANGE
        )


@dataclass(frozen=True)
class Version:
    """One proposed or agreed value: `value`, or `low` and `high` for a range. It always means the whole period."""

    effective_from: date
    value: float | None = None
    low: float | None = None
    high: float | None = None
    version_no: int = 1
    reason: str = ""
    proposed_by: str = ""
    proposed_at_utc: datetime | None = None


class Verdict(StrEnum):
    """What a party said to a version."""

    AGREED = "agreed"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Decision:
    """One party's word on one version. A later decision of the same party replaces the earlier one."""

    version_no: int
    party: str
    verdict: Verdict
    decided_at_utc: datetime
    decided_by: str = ""
