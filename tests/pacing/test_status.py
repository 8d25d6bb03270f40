"""The status of a target: the order of the rules, and the words people read."""

from dataclasses import replace
from datetime import date

import pytest

from partnerboard.pacing.status import Position, Status, status
from partnerboard.pacing.terms import Direction, Measurement, Pacing, Terms

FROM, TO = date(2026, 8, 10), date(2026, 11, 1)
MIDDLE = date(2026, 9, 20)
TOTAL = Terms(Direction.HIGHER, Measurement.PUBLISHED_IN_PERIOD, FROM, TO)
RUNNING = Position(TOTAL, MIDDLE, actual=50.0, pace=1.0, attainment=0.5, elapsed=0.5)


def test_before_its_period_a_target_has_not_started_whatever_is_known() -> None:
    assert status(replace(RUNNING, as_of=date(2026, 8, 9), actual=None)) == "not started"


def test_without_an_actual_there_is_no_data() -> None:
    assert status(replace(RUNNING, actual=None, pace=None, attainment=None)) == "no data"
    assert status(replace(RUNNING, as_of=TO, actual=None, pace=None, attainment=None)) == "no data"


def test_3h_a_target_of_zero_is_no_data_and_no_division_error() -> None:
    assert status(replace(RUNNING, pace=None, attainment=None)) == "no data"
    assert status(replace(RUNNING, as_of=TO, pace=None, attainment=None)) == "no data"


def test_too_few_posts_are_too_early() -> None:
    rate = replace(TOTAL, measurement=Measurement.PERIOD_RATIO, pacing=Pacing.NONE, min_sample=20.0)
    position = Position(rate, MIDDLE, actual=0.03, pace=1.0, attainment=1.0, sample=19.0)

    assert status(position) == "too early"
    assert status(replace(position, sample=20.0)) == "on track"
    assert status(replace(position, sample=None)) == "on track"


def test_the_first_tenth_of_a_paced_period_is_too_early() -> None:
    assert status(replace(RUNNING, elapsed=0.0999)) == "too early"
    assert status(replace(RUNNING, elapsed=0.10)) == "on track"


def test_a_rate_has_no_first_tenth() -> None:
    rate = replace(TOTAL, measurement=Measurement.PERIOD_RATIO)

    assert status(Position(rate, FROM, actual=0.03, pace=1.0, attainment=1.0, elapsed=0.01)) == "on track"


def test_a_running_total_is_met_on_the_day_it_passes_its_target() -> None:
    assert status(replace(RUNNING, attainment=1.0)) == "met"
    assert status(replace(RUNNING, attainment=1.0, elapsed=0.05)) == "met"


def test_a_level_or_a_rate_can_fall_again_and_is_met_only_at_the_end() -> None:
    for measurement in (Measurement.LEVEL_AT_END, Measurement.PERIOD_RATIO):
        position = replace(RUNNING, terms=replace(TOTAL, measurement=measurement), attainment=1.0, pace=1.05)

        assert status(position) == "on track"
        assert status(replace(position, as_of=TO)) == "met"


def test_after_the_period_there_is_only_met_or_missed() -> None:
    assert status(replace(RUNNING, as_of=TO, attainment=0.999)) == "missed"
    assert status(replace(RUNNING, as_of=date(2026, 12, 13), attainment=1.0)) == "met"


def test_3f_a_range_is_on_track_within_tolerance_but_missed_when_final() -> None:
    terms = Terms(Direction.RANGE, Measurement.PERIOD_RATIO, FROM, TO, Pacing.NONE)
    position = Position(terms, MIDDLE, actual=0.512, pace=0.50 / 0.512, attainment=None)

    assert status(position) == "on track"
    assert status(replace(position, as_of=TO)) == "missed"
    assert status(replace(position, as_of=TO, actual=0.42, pace=1.0)) == "met"


@pytest.mark.parametrize(
    ("pace", "word"),
    [
        (1.10, "ahead"),
        (1.0999, "on track"),
        (0.95, "on track"),
        (0.9499, "at risk"),
        (0.85, "at risk"),
        (0.849, "behind"),
    ],
)
def test_a_running_target_is_judged_by_its_pace(pace: float, word: str) -> None:
    assert status(replace(RUNNING, pace=pace)) == word


def test_the_last_bit_of_a_division_does_not_change_the_word() -> None:
    assert status(replace(RUNNING, pace=0.95 - 1e-12)) == "on track"
    assert status(replace(RUNNING, pace=1.10 - 1e-12)) == "ahead"
    assert status(replace(RUNNING, pace=1.0, attainment=1.0 - 1e-12)) == "met"


def test_tolerances_are_part_of_the_agreement() -> None:
    strict = replace(TOTAL, at_risk_below=1.0, behind_below=0.98)

    assert status(replace(RUNNING, terms=strict, pace=0.99)) == "at risk"
    assert status(replace(RUNNING, terms=strict, pace=0.97)) == "behind"


def test_only_a_target_to_exceed_can_be_ahead() -> None:
    time = Terms(Direction.LOWER, Measurement.PERIOD_RATIO, FROM, TO, Pacing.NONE)

    assert status(Position(time, MIDDLE, actual=135.0, pace=240 / 135, attainment=240 / 135)) == "on track"


def test_a_ceiling_that_nothing_has_touched_is_kept() -> None:
    complaints = Terms(Direction.LOWER, Measurement.ACTIVITY_IN_PERIOD, FROM, TO)
    untouched = Position(complaints, MIDDLE, actual=0.0, pace=None, attainment=None, elapsed=0.5)

    assert status(untouched) == "on track"
    assert status(replace(untouched, as_of=TO)) == "met"


def test_the_words_that_judge_are_told_from_those_that_wait() -> None:
    assert {word.value for word in Status if not word.is_verdict} == {"not started", "no data", "too early"}
