"""From what was agreed and what happened to the whole verdict on one target: expected, pace, attainment, status."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partnerboard.pacing.expected import ExpectedLine, expected_line
from partnerboard.pacing.pace import attainment, pace
from partnerboard.pacing.status import Position, Status, status
from partnerboard.pacing.terms import Terms, Version


@dataclass(frozen=True)
class Standing:
    """One target at the end of a day; None means not measured, not agreed, or nothing to divide."""

    version: Version
    actual: float | None
    expected: float | None
    pace: float | None
    attainment: float | None
    elapsed: float | None
    status: Status
    is_over: bool
    line: ExpectedLine | None

    @property
    def kept(self) -> float | None:
        """What counts in the overall score: the pace of a running target, the attainment of a finished one."""
        if not self.status.is_verdict:
            return None
        share = self.attainment if self.is_over and self.attainment is not None else self.pace
        return 1.0 if share is None else share  # only an untouched ceiling has a verdict without a ratio

    @property
    def gap(self) -> float | None:
        """Actual minus where it should be today (the agreed value, where nothing is paced); below 0 is short."""
        aim = self.version.value if self.expected is None else self.expected
        return None if self.actual is None or aim is None else self.actual - aim


def standing(
    terms: Terms,
    versions: Iterable[Version],
    actual: float | None,
    as_of: date,
    sample: float | None = None,
) -> Standing | None:
    """The standing of a target, or None while no version is in force.

    `versions` are those in force up to `as_of` (`agreed.versions_in_force`). After the period the expectation stays
    at its last value. Raises WeightsInvalid.
    """
    in_force = sorted(versions, key=lambda version: (version.effective_from, version.version_no))
    if not in_force:
        return None
    line = expected_line(terms, in_force)
    expected = None if line is None else line.at(as_of)
    elapsed = None if line is None else line.curve.elapsed(as_of)
    current_pace = pace(terms, in_force[-1], actual, expected)
    current_attainment = attainment(terms, in_force[-1], actual)
    verdict = status(Position(terms, as_of, actual, current_pace, current_attainment, elapsed, sample))
    is_over = as_of >= terms.period_to
    return Standing(in_force[-1], actual, expected, current_pace, current_attainment, elapsed, verdict, is_over, line)
