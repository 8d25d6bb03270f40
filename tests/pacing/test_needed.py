"""What each remaining week has to bring."""

from datetime import date

import pytest

from partnerboard.pacing.needed import needed_per_week, weeks_in
from partnerboard.pacing.terms import Direction, Measurement, Pacing, Terms

START, END = date(2026, 8, 10), date(2026, 11, 1)  # twelve weeks
WEEK_NINE = date(2026, 10, 11)


def terms(measurement: Measurement = Measurement.PUBLISHED_IN_PERIOD, baseline: float | None = None) -> Terms:
    """A target of twelve weeks."""
    pacing = Pacing.NONE if measurement is Measurement.PERIOD_RATIO else Pacing.LINEAR
    return Terms(Direction.HIGHER, measurement, START, END, pacing, baseline=baseline)


@pytest.mark.parametrize(
    ("value", "reached", "as_of", "needed"),
    [
        (1_200, None, date(2026, 7, 1), 100),  # all of it is still to come
        (1_200, 900, WEEK_NINE, 100),  # 300 in three weeks
        (900, 1_050, WEEK_NINE, -50),
        (1_200, 900, END, None),
    ],
)
def test_the_rest_of_a_running_total_over_the_weeks_that_are_left(
    value: float, reached: float | None, as_of: date, needed: float | None
) -> None:
    assert needed_per_week(terms(), value, reached, as_of) == needed


def test_a_level_rises_from_where_it_was_read_last_or_from_its_baseline() -> None:
    level = terms(Measurement.LEVEL_AT_END, baseline=300)

    assert needed_per_week(level, 2_500, 1_600, WEEK_NINE) == 300
    assert needed_per_week(level, 2_700, None, date(2026, 8, 9)) == 200
    assert needed_per_week(terms(Measurement.LEVEL_AT_END), 2_700, None, WEEK_NINE) is None


def test_a_rate_holds_on_every_day_alike() -> None:
    assert needed_per_week(terms(Measurement.PERIOD_RATIO), 0.03, 0.02, WEEK_NINE) is None


def test_weeks_are_counted_with_both_their_days() -> None:
    assert (weeks_in(START, END), weeks_in(START, START), weeks_in(END, START)) == (12, 1 / 7, 0)
