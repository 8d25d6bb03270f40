"""Where a running total will end: the worked example, and when the honest answer is 'not enough weeks'."""

from datetime import date, timedelta
from math import fsum

import pytest

from partnerboard.pacing.curve import Curve, curve
from partnerboard.pacing.projection import Outlook, Week, is_settled, project, weekly_expected
from partnerboard.pacing.terms import Pacing

MONDAY = date(2026, 8, 10)
LAST_DAY = date(2026, 11, 1)
SIX_WEEKS = (9_000.0, 10_500.0, 8_000.0, 11_000.0, 7_500.0, 10_000.0)


def twelve_weeks(expected: float, *actual: float) -> list[Week]:
    brought = [*actual, *[0.0] * (12 - len(actual))]
    return [Week(MONDAY + timedelta(days=7 * week), expected, brought[week]) for week in range(12)]


def end_of_week(week: int) -> date:
    return MONDAY + timedelta(days=7 * week - 1)


def test_3i_six_settled_weeks_are_carried_on_with_an_80_percent_range() -> None:
    projection = project(twelve_weeks(10_000.0, *SIX_WEEKS), 120_000.0, end_of_week(7))

    assert projection.weeks == 6
    assert projection.pace == pytest.approx(0.93333, abs=5e-6)
    assert projection.spread == pytest.approx(0.14024, abs=5e-6)
    assert projection.projected == pytest.approx(112_000.0)
    assert projection.standard_error == pytest.approx(4_857.98, abs=0.005)
    assert projection.low == pytest.approx(104_830.0, abs=0.5)
    assert projection.high == pytest.approx(119_170.0, abs=0.5)
    assert projection.outlook is Outlook.UNLIKELY


@pytest.mark.parametrize(
    ("value", "outlook"), [(104_000.0, "likely"), (112_000.0, "uncertain"), (120_000.0, "unlikely")]
)
def test_the_outlook_says_on_which_side_of_the_range_the_target_lies(value: float, outlook: str) -> None:
    assert project(twelve_weeks(10_000.0, *SIX_WEEKS), value, end_of_week(7)).outlook == outlook


def test_a_target_at_the_edge_of_the_range_is_uncertain() -> None:
    weeks = twelve_weeks(10_000.0, *SIX_WEEKS)
    high = project(weeks, 120_000.0, end_of_week(7)).high
    assert high is not None

    assert project(weeks, high, end_of_week(7)).outlook == "uncertain"


def test_a_week_is_settled_seven_days_after_its_sunday() -> None:
    week = Week(MONDAY, 10_000.0)

    assert not is_settled(week, date(2026, 8, 22))
    assert is_settled(week, date(2026, 8, 23))


def test_weeks_that_still_collect_views_do_not_count() -> None:
    in_progress = project(twelve_weeks(10_000.0, *SIX_WEEKS, 1.0), 120_000.0, end_of_week(7))

    assert in_progress.projected == pytest.approx(112_000.0)


def test_three_settled_weeks_give_a_figure_but_no_range() -> None:
    projection = project(twelve_weeks(10_000.0, *SIX_WEEKS[:3]), 120_000.0, end_of_week(4))

    assert projection.projected == pytest.approx(110_000.0)
    assert (projection.low, projection.high, projection.standard_error) == (None, None, None)
    assert projection.outlook == "not enough weeks"


def test_one_settled_week_has_no_spread() -> None:
    projection = project(twelve_weeks(10_000.0, 9_000.0), 120_000.0, end_of_week(2))

    assert (projection.weeks, projection.spread) == (1, None)
    assert projection.projected == pytest.approx(108_000.0)


def test_before_any_week_has_settled_nothing_is_projected() -> None:
    projection = project(twelve_weeks(10_000.0), 120_000.0, end_of_week(1))

    assert (projection.weeks, projection.projected) == (0, None)
    assert projection.outlook == "not enough weeks"


def test_a_silent_week_counts_as_nothing_published() -> None:
    projection = project(twelve_weeks(10_000.0, 10_000.0, 0.0, 10_000.0, 10_000.0), 120_000.0, end_of_week(5))

    assert projection.pace == 0.75
    assert projection.projected == pytest.approx(90_000.0)


def test_what_came_in_a_week_without_plan_is_kept_but_sets_no_pace() -> None:
    weeks = [Week(MONDAY - timedelta(days=7), 0.0, 500.0), *twelve_weeks(10_000.0, *SIX_WEEKS)]

    projection = project(weeks, 120_000.0, end_of_week(7))

    assert projection.weeks == 6
    assert projection.projected == pytest.approx(112_500.0)


def test_when_every_week_has_settled_the_projection_is_the_result() -> None:
    projection = project(twelve_weeks(10.0, *[9.0, 11.0] * 6), 120.0, LAST_DAY + timedelta(days=7))

    assert projection.low == projection.projected == projection.high == 120.0
    assert projection.outlook == "likely"


def test_the_weeks_of_a_period_are_calendar_weeks_and_share_out_the_agreed_value() -> None:
    wednesday_to_tuesday_week = curve(Pacing.LINEAR, date(2026, 8, 12), date(2026, 8, 25))
    assert wednesday_to_tuesday_week is not None

    weeks = weekly_expected(wednesday_to_tuesday_week, 140.0)

    assert [week.starts_on for week in weeks] == [date(2026, 8, 10), date(2026, 8, 17), date(2026, 8, 24)]
    assert [week.expected for week in weeks] == pytest.approx([50.0, 70.0, 20.0])


def test_a_planned_rhythm_is_projected_with_its_plan() -> None:
    plan = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.6, 0.9, 1.1, 1.1, 1.2, 1.1)
    shape = curve(Pacing.PLAN_WEIGHTED, MONDAY, LAST_DAY, plan)
    assert isinstance(shape, Curve)

    weeks = weekly_expected(shape, 180_000.0)

    assert weeks[6].expected == pytest.approx(180_000.0 * 0.6 / 12)
    assert fsum(week.expected for week in weeks) == pytest.approx(180_000.0)
