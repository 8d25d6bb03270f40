"""One number for a whole partnership, printed only beside how much of what was agreed it covers."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

CAP = 1.2  # one target far beyond its aim must not hide another that is missed
ENOUGH_COVERAGE = 0.7
ROUNDING = 1e-9


@dataclass(frozen=True)
class Weighted:
    """A target's weight and its pace (attainment once its period is over); None without a verdict."""

    weight: float
    kept: float | None


@dataclass(frozen=True)
class Score:
    """`value` is 1 when everything is exactly on course, None when too little is known.

    `coverage` is the share of the weight that has data; None when no weight was agreed.
    """

    value: float | None
    coverage: float | None


def overall_score(targets: Iterable[Weighted]) -> Score:
    """Sum of weight x min(kept, 1.2) over sum of weight, both over the targets with data."""
    agreed = list(targets)
    total = fsum(target.weight for target in agreed)
    known = [(target.weight, target.kept) for target in agreed if target.kept is not None]
    known_weight = fsum(weight for weight, _ in known)
    if total <= 0:
        return Score(None, None)
    coverage = known_weight / total
    if coverage < ENOUGH_COVERAGE - ROUNDING:
        return Score(None, coverage)
    return Score(fsum(weight * min(kept, CAP) for weight, kept in known) / known_weight, coverage)
