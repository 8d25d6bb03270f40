"""How fast a target is being kept: against what is expected by now (pace) and against the whole (attainment).

Both are 1 when exactly on course. None means there is nothing to divide: no actual, no value, or a divisor of 0.
"""

from partnerboard.pacing.terms import Direction, Terms, Version


def pace(terms: Terms, version: Version, actual: float | None, expected: float | None = None) -> float | None:
    """Pace against `expected`, the line's value today; without a line, against the agreed value.

    higher  (actual - base) / (expected - base)
    lower   expected / actual for a running total, value / actual for a rate, a time or a cost
    range   1 inside; outside, the ratio to the nearest bound, below 1
    """
    if actual is None:
        return None
    if terms.direction is Direction.RANGE:
        return _range_pace(version, actual)
    aim = version.value if expected is None else expected
    return _towards(terms, version, actual, aim)


def attainment(terms: Terms, version: Version, actual: float | None) -> float | None:
    """The same against the full agreed value; None for a range, which is either kept or not."""
    if actual is None or terms.direction is Direction.RANGE:
        return None
    return _towards(terms, version, actual, version.value)


def is_within(version: Version, actual: float) -> bool:
    """Whether a range target holds; a missing bound is open."""
    return (version.low is None or actual >= version.low) and (version.high is None or actual <= version.high)


def _towards(terms: Terms, version: Version, actual: float, aim: float | None) -> float | None:
    if aim is None or version.value is None:
        return None
    if terms.direction is Direction.LOWER:
        return _ratio(aim, actual) if actual > 0 else None
    base = _starting_level(terms, version.value)
    return _ratio(actual - base, aim - base)


def _starting_level(terms: Terms, value: float) -> float:
    """Progress is measured from the baseline, unless the agreement is only to hold a level the baseline already has."""
    return terms.baseline if terms.baseline is not None and terms.baseline < value else 0.0


def _range_pace(version: Version, actual: float) -> float | None:
    if version.low is None and version.high is None:
        return None
    if is_within(version, actual):
        return 1.0
    if version.low is not None and actual < version.low:
        return _ratio(actual, version.low)
    return _ratio(version.high, actual) if version.high is not None else None


def _ratio(numerator: float, denominator: float) -> float | None:
    return numerator / denominator if denominator else None
