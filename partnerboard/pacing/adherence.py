"""Was the plan kept, week by week? A good week never repays a missed one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum

LAST_DAY_OF_WEEK = timedelta(days=6)


@dataclass(frozen=True)
class PlannedWeek:
    """One week of one plan rule: posts planned at least, posts published, and at most `ceiling` if agreed."""

    starts_on: date
    planned: float
    published: float
    ceiling: float | None = None


@dataclass(frozen=True)
class Adherence:
    """Counts over the weeks that are due. `kept` counts published posts up to the plan of their own week."""

    weeks_due: int
    weeks_met: int
    planned: float
    published: float
    kept: float
    over_ceiling: float

    @property
    def share(self) -> float | None:
        """Kept over planned, 0 to 1; None when nothing was planned."""
        return self.kept / self.planned if self.planned else None

    @property
    def plain_share(self) -> float | None:
        """Published over planned, which hides a silent week behind a busy one; shown only for comparison."""
        return self.published / self.planned if self.planned else None


def adherence(weeks: Iterable[PlannedWeek], as_of: date) -> Adherence:
    """Adherence over the weeks that are complete at the end of `as_of`."""
    due = [week for week in weeks if week.starts_on + LAST_DAY_OF_WEEK <= as_of]
    return Adherence(
        weeks_due=len(due),
        weeks_met=sum(week.published >= week.planned for week in due),
        planned=fsum(week.planned for week in due),
        published=fsum(week.published for week in due),
        kept=fsum(min(week.published, week.planned) for week in due),
        over_ceiling=fsum(max(week.published - week.ceiling, 0.0) for week in due if week.ceiling is not None),
    )
