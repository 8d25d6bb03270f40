"""What each week that is left has to bring, so that a value is reached by the end of its period."""

from datetime import date, timedelta

from partnerboard.pacing.terms import Measurement, Terms

A_WEEK = 7


def weeks_in(first: date, last: date) -> float:
    """The weeks from one day to another, both counted; 0 where the last comes first."""
    return max((last - first).days + 1, 0) / A_WEEK


def needed_per_week(terms: Terms, value: float, reached: float | None, as_of: date) -> float | None:
    """The rest of a running total, or of the way to a level, over the weeks after `as_of`.

    `reached` is the total, or the level, at the end of `as_of`; a level that was never read is paced from its
    baseline. Below 0 nothing is needed any more. None for a rate, a time or a range, which hold on every day alike,
    for a level with nothing to start from, and once the period is over.
    """
    weeks = weeks_in(max(terms.period_from, as_of + timedelta(days=1)), terms.period_to)
    if not weeks or terms.measurement is Measurement.PERIOD_RATIO:
        return None
    if terms.measurement is Measurement.LEVEL_AT_END:
        start = terms.baseline if reached is None else reached
        return None if start is None else (value - start) / weeks
    return (value - (reached or 0.0)) / weeks
