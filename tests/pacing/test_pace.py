"""Pace and attainment: the printed cases, and what happens where nothing can be divided."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerboard.pacing.pace import attainment, pace
from partnerboard.pacing.terms import Direction, Measurement, Terms, Version

FROM, TO = date(2026, 8, 10), date(2026, 11, 1)
TOTAL = Terms(Direction.HIGHER, Measurement.PUBLISHED_IN_PERIOD, FROM, TO)
CEILING = Terms(Direction.LOWER, Measurement.ACTIVITY_IN_PERIOD, FROM, TO)
TIME = Terms(Direction.LOWER, Measurement.PERIOD_RATIO, FROM, TO)
RANGE = Terms(Direction.RANGE, Measurement.PERIOD_RATIO, FROM, TO)
LEVEL = Terms(Direction.HIGHER, Measurement.LEVEL_AT_END, FROM, TO, baseline=10_000.0)


def agreed(value: float) -> Version:
    return Version(FROM, value)


def test_a_running_total_is_paced_against_what_is_expected_today() -> None:
    assert pace(TOTAL, agreed(120_000.0), 56_000.0, 60_000.0) == pytest.approx(0.9333, abs=5e-5)
    assert attainment(TOTAL, agreed(120_000.0), 56_000.0) == pytest.approx(0.4667, abs=5e-5)


def test_3d_a_level_is_judged_on_what_it_gained_since_its_baseline() -> None:
    assert pace(LEVEL, agreed(11_200.0), 10_640.0, 10_700.0) == pytest.approx(0.9143, abs=5e-5)
    assert attainment(LEVEL, agreed(11_200.0), 10_640.0) == pytest.approx(0.5333, abs=5e-5)


def test_a_level_that_is_only_to_be_held_is_judged_as_it_stands() -> None:
    assert pace(LEVEL, agreed(10_000.0), 9_800.0, 10_000.0) == 0.98
    assert attainment(LEVEL, agreed(9_500.0), 9_690.0) == 1.02


def test_3e_a_time_is_good_when_it_is_short() -> None:
    assert pace(TIME, agreed(240.0), 300.0) == 0.80
    assert attainment(TIME, agreed(240.0), 200.0) == 1.2


def test_a_time_without_end_has_no_pace_left() -> None:
    assert pace(TIME, agreed(240.0), float("inf")) == 0.0


def test_a_ceiling_on_a_running_total_is_paced_against_what_may_be_used_up_by_now() -> None:
    assert pace(CEILING, agreed(1_000.0), 500.0, 400.0) == 0.8
    assert attainment(CEILING, agreed(1_000.0), 500.0) == 2.0


@pytest.mark.parametrize(
    ("actual", "expected"),
    [(0.512, 0.9766), (0.28, 0.8), (0.35, 1.0), (0.42, 1.0), (0.50, 1.0)],
)
def test_3f_a_range_is_fully_kept_inside_and_measured_to_its_nearest_bound_outside(
    actual: float, expected: float
) -> None:
    assert pace(RANGE, Version(FROM, low=0.35, high=0.50), actual) == pytest.approx(expected, abs=5e-5)


def test_a_range_may_have_one_bound() -> None:
    assert pace(RANGE, Version(FROM, low=4.0), 3.0) == 0.75
    assert pace(RANGE, Version(FROM, high=4.0), 5.0) == 0.8
    assert pace(RANGE, Version(FROM, high=4.0), -1.0) == 1.0


def test_3h_a_target_of_zero_gives_no_pace_and_no_division_error() -> None:
    assert pace(TOTAL, agreed(0.0), 10.0, 0.0) is None
    assert attainment(TOTAL, agreed(0.0), 10.0) is None


def test_what_is_missing_gives_none_and_never_zero() -> None:
    assert pace(TOTAL, agreed(100.0), None, 50.0) is None
    assert pace(TOTAL, Version(FROM), 10.0) is None
    assert pace(RANGE, Version(FROM), 10.0) is None
    assert pace(TIME, agreed(240.0), 0.0) is None
    assert attainment(RANGE, Version(FROM, low=0.35, high=0.5), 0.4) is None


def test_a_total_below_nothing_has_no_ratio_to_its_ceiling() -> None:
    assert pace(CEILING, agreed(1_000.0), -5.0, 400.0) is None


FACTORS = st.floats(1e-3, 1e3)
AMOUNTS = st.floats(0.01, 1e6)


@given(
    st.sampled_from([TOTAL, CEILING, TIME, RANGE, LEVEL]),
    st.tuples(AMOUNTS, AMOUNTS, AMOUNTS),
    FACTORS,
)
def test_pace_is_unchanged_when_all_values_and_targets_are_multiplied(
    terms: Terms, amounts: tuple[float, float, float], factor: float
) -> None:
    value, above, actual = amounts
    version = Version(FROM, value, low=value, high=2 * value)
    scaled_version = Version(FROM, factor * value, low=factor * value, high=factor * 2 * value)
    plain = replace(terms, baseline=None if terms.baseline is None else value * 0.25)
    scaled = replace(plain, baseline=None if plain.baseline is None else plain.baseline * factor)
    expected = value * 0.25 + above  # above the baseline, as an expected line is

    unscaled_pace = pace(plain, version, actual, expected)
    scaled_pace = pace(scaled, scaled_version, factor * actual, factor * expected)

    assert scaled_pace == pytest.approx(unscaled_pace, rel=1e-6, abs=1e-6)
