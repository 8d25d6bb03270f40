"""Totals, rates and medians that keep what is missing missing, and say how many rows they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from statistics import median

Value = float | None
"""None is 'not reported'; 0 is 'reported as zero'."""


@dataclass(frozen=True)
class Covered:
    """A figure and the rows behind it: `counted` of `of` rows had what it takes. `value` is None when none had."""

    value: float | None
    counted: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Every row counted, so nothing needs to be said about coverage."""
        return self.counted == self.of

    def coverage(self, noun: str = "posts") -> str:
        """'136 of 336 posts'."""
        return f"{self.counted:,} of {self.of:,} {noun}"


def total(values: Iterable[Value]) -> Covered:
    """Sum of the reported values; None, not 0, when nothing was reported."""
    rows = list(values)
    reported = [value for value in rows if value is not None]
    return Covered(fsum(reported) if reported else None, len(reported), len(rows))


def pooled_ratio(pairs: Iterable[tuple[Value, Value]]) -> Covered:
    """Sum over sum of (numerator, denominator) pairs, on the rows that have both.

    Dividing sums weighs every row by its size; a mean of rates would let the smallest post decide.
    """
    rows = list(pairs)
    both = [(above, below) for above, below in rows if above is not None and below is not None]
    above, below = fsum(a for a, _ in both), fsum(b for _, b in both)
    return Covered(above / below if below else None, len(both), len(rows))


def median_ratio(pairs: Iterable[tuple[Value, Value]], least_denominator: float = 0.0) -> Covered:
    """Median of the rows' own ratios: the typical row. Rows with a smaller denominator are too noisy to count."""
    rows = list(pairs)
    ratios = _row_ratios(rows, least_denominator)
    return Covered(median(ratios) if ratios else None, len(ratios), len(rows))


def mean_ratio(pairs: Iterable[tuple[Value, Value]], least_denominator: float = 0.0) -> Covered:
    """Mean of the rows' own ratios, for rates that are defined per post, such as engagement by followers."""
    rows = list(pairs)
    ratios = _row_ratios(rows, least_denominator)
    return Covered(fsum(ratios) / len(ratios) if ratios else None, len(ratios), len(rows))


def ratio(above: Value, below: Value) -> Value:
    """One division that answers None where there is nothing to divide by or with."""
    return None if above is None or not below else above / below


def per_thousand(above: Value, below: Value) -> Value:
    """How many for every 1,000, for example shares per 1,000 followers."""
    share = ratio(above, below)
    return None if share is None else share * 1000


def _row_ratios(rows: Iterable[tuple[Value, Value]], least_denominator: float) -> list[float]:
    return [
        above / below
        for above, below in rows
        if above is not None and below is not None and below > 0 and below >= least_denominator
    ]
