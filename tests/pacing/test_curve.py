"""The share of a period's weight that has passed, day by day."""

from datetime import date

import pytest

from partnerboard.errors import WeightsInvalid
from partnerboard.pacing.curve import Curve, curve, day_weights
from partnerboard.pacing.terms import Pacing

MONDAY = date(2026, 8, 10)
SUNDAY_IN_12_WEEKS = date(2026, 11, 1)


def elapsed(shape: Curve | None, day: date) -> float:
    assert shape is not None
    return shape.elapsed(day)


def test_linear_days_weigh_alike() -> None:
    shape = curve(Pacing.LINEAR, MONDAY, SUNDAY_IN_12_WEEKS)

    assert elapsed(shape, MONDAY) == 1 / 84
    assert elapsed(shape, date(2026, 9, 20)) == 42 / 84
    assert elapsed(shape, SUNDAY_IN_12_WEEKS) == 1.0


def test_nothing_has_passed_before_the_period_and_everything_after_it() -> None:
    shape = curve(Pacing.LINEAR, MONDAY, SUNDAY_IN_12_WEEKS)

    assert elapsed(shape, date(2026, 8, 9)) == 0.0
    assert elapsed(shape, date(2026, 12, 13)) == 1.0


def test_weekday_weights_start_on_monday_also_when_the_period_does_not() -> None:
    weights = (1.2, 1.3, 1.3, 1.2, 1.0, 0.5, 0.5)

    assert day_weights(Pacing.DAY_OF_WEEK, MONDAY, date(2026, 8, 12), weights) == (1.2, 1.3, 1.3)
    assert day_weights(Pacing.DAY_OF_WEEK, date(2026, 8, 15), date(2026, 8, 18), weights) == (0.5, 0.5, 1.2, 1.3)


def test_a_day_weighs_a_seventh_of_its_planned_week_also_in_a_week_that_is_cut_short() -> None:
    weights = day_weights(Pacing.PLAN_WEIGHTED, MONDAY, date(2026, 8, 18), (14.0, 7.0))

    assert weights == (2.0,) * 7 + (1.0,) * 2


def test_custom_weights_are_one_a_day() -> None:
    shape = curve(Pacing.CUSTOM, MONDAY, date(2026, 8, 12), (1.0, 0.0, 3.0))

    assert shape == Curve(MONDAY, (0.25, 0.25, 1.0))
    assert shape.days == (date(2026, 8, 10), date(2026, 8, 11), date(2026, 8, 12))
    assert shape.period_to == date(2026, 8, 12)


def test_without_pacing_there_is_no_curve() -> None:
    assert curve(Pacing.NONE, MONDAY, SUNDAY_IN_12_WEEKS) is None


@pytest.mark.parametrize(
    ("pacing", "weights", "message", "remedy"),
    [
        (
            Pacing.DAY_OF_WEEK,
            (1.0, 1.0),
            "day_of_week pacing over 8 days takes 7 weights, but 2 were given.",
            "Give one weight per weekday, Monday first.",
        ),
        (
            Pacing.PLAN_WEIGHTED,
            (1.0,),
            "plan_weighted pacing over 8 days takes 2 weights, but 1 were given.",
            "Give one weight per week of the period.",
        ),
        (
            Pacing.CUSTOM,
            (1.0,) * 9,
            "custom pacing over 8 days takes 8 weights, but 9 were given.",
            "Give one weight per day of the period.",
        ),
        (
            Pacing.LINEAR,
            (1.0,),
            "linear pacing over 8 days takes 0 weights, but 1 were given.",
            "Leave the weights out, or choose another pacing.",
        ),
        (
            Pacing.PLAN_WEIGHTED,
            (2.0, -1.0),
            "Weight 2 is -1.",
            "Weights are numbers from 0 upwards.",
        ),
        (
            Pacing.PLAN_WEIGHTED,
            (float("nan"), 1.0),
            "Weight 1 is nan.",
            "Weights are numbers from 0 upwards.",
        ),
        (
            Pacing.PLAN_WEIGHTED,
            (0.0, 0.0),
            "The plan_weighted weights from 2026-08-10 to 2026-08-17 add up to 0.",
            "Give at least one day of the period a weight above 0.",
        ),
    ],
)
def test_weights_that_do_not_fit_are_refused_with_a_remedy(
    pacing: Pacing, weights: tuple[float, ...], message: str, remedy: str
) -> None:
    with pytest.raises(WeightsInvalid) as refusal:
        curve(pacing, MONDAY, date(2026, 8, 17), weights)

    assert refusal.value.message == message
    assert refusal.value.remedy == remedy


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(WeightsInvalid, match="ends on 2026-08-09, before it starts on 2026-08-10"):
        curve(Pacing.LINEAR, MONDAY, date(2026, 8, 9))
