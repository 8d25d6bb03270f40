"""Where a target should stand on each day, given every version of its value that took force.

A new version bends the line from where it was; what was expected yesterday stays as it was said yesterday.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from partnerboard.pacing.curve import Curve, curve
from partnerboard.pacing.terms import Terms, Version

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Segment:
    """From `version.effective_from` on, the line runs from (`from_share`, `from_value`) to (1, `to_value`).

    `restarts` marks a version whose total had already been passed by the line, or that came when no weight was left:
    it counts from the first day instead of bending, and the line steps on the day the version takes effect.
    """

    version: Version
    from_share: float
    from_value: float
    to_value: float
    restarts: bool = False

    def at(self, share: float) -> float:
        """The line's value once `share` of the period's weight has passed."""
        if share >= 1:
            return self.to_value
        return self.from_value + (self.to_value - self.from_value) * (share - self.from_share) / (1 - self.from_share)


@dataclass(frozen=True)
class ExpectedLine:
    """The expectation of a paced target on every day of its period; values are for the end of the day."""

    curve: Curve
    base: float
    segments: tuple[Segment, ...]

    def at(self, day: date) -> float:
        """E(t): the base before the period, the agreed value from its end on."""
        return self._segment_of(day).at(self.curve.elapsed(day))

    def points(self) -> tuple[tuple[date, float], ...]:
        """The whole line, one (day, value) per day of the period."""
        return tuple((day, self.at(day)) for day in self.curve.days)

    def breakpoints(self) -> tuple[tuple[date, float], ...]:
        """Start, bends, steps and end as (day, value): with linear pacing these corners are the line."""
        corners = [(self.curve.period_from - ONE_DAY, self.base)]
        for segment in self.segments[1:]:
            on = segment.version.effective_from
            if self.curve.period_from < on <= self.curve.period_to:
                corners.append((on - ONE_DAY, self.at(on - ONE_DAY)))
                if segment.restarts:
                    corners.append((on, self.at(on)))
        corners.append((self.curve.period_to, self.at(self.curve.period_to)))
        return tuple(dict.fromkeys(corners))

    @property
    def restarts(self) -> tuple[Segment, ...]:
        """The segments that start again from the first day, in order; a page must say so beside the line."""
        return tuple(segment for segment in self.segments if segment.restarts)

    def _segment_of(self, day: date) -> Segment:
        begun = [segment for segment in self.segments if segment.version.effective_from <= day]
        return begun[-1] if begun else self.segments[0]


def expected_line(terms: Terms, versions: Iterable[Version]) -> ExpectedLine | None:
    """The line that `versions` draw, in whatever order they come; give only versions that took force.

    None where nothing is expected by now: a rate, a time, a range, a target without pacing or without a value.
    Folding: keep a point (f, y), first (0, base). A version that takes effect at share f' moves it to
    (f', y + (T - y)(f' - f)/(1 - f)), T being the total before it, and then aims at its own value.
    """
    valued = sorted(
        ((version, version.value) for version in versions if version.value is not None),
        key=lambda pair: (pair[0].effective_from, pair[0].version_no),
    )
    shape = curve(terms.pacing, terms.period_from, terms.period_to, terms.weights) if terms.is_paced else None
    if shape is None or not valued:
        return None

    base = terms.baseline or 0.0
    first, first_value = valued[0]
    segments = [Segment(first, 0.0, base, first_value)]
    for version, value in valued[1:]:
        segments.append(_bent(segments[-1], version, value, shape, base))
    return ExpectedLine(shape, base, tuple(segments))


def _bent(before: Segment, version: Version, value: float, shape: Curve, base: float) -> Segment:
    share = shape.elapsed(version.effective_from - ONE_DAY)
    reached = before.at(share)
    is_rising = before.to_value >= base
    is_passed = value <= reached if is_rising else value >= reached
    if share == 0:
        return Segment(version, 0.0, base, value)
    if share == 1 or is_passed:
        return Segment(version, 0.0, base, value, restarts=True)
    return Segment(version, share, reached, value)
