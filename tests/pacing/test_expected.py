"""The expected line: where a target should stand each day, bent and never repainted by later agreements."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from partnerboard.pacing.expected import ExpectedLine, expected_line
from partnerboard.pacing.terms import Direction, Measurement, Pacing, Terms, Version

MONDAY = date(2026, 8, 10)
LAST_DAY = date(2026, 11, 1)
TERMS = Terms(Direction.HIGHER, Measurement.PUBLISHED_IN_PERIOD, MONDAY, LAST_DAY)
PLAN = (2.0, 2.0, 4.0, 4.0, 6.0, 6.0, 4.0, 4.0, 2.0, 2.0, 2.0, 2.0)


def end_of_week(week: int) -> date:
    return MONDAY + timedelta(days=7 * week - 1)


def start_of_week(week: int) -> date:
    return MONDAY + timedelta(days=7 * (week - 1))


def line(terms: Terms, *versions: Version) -> ExpectedLine:
    drawn = expected_line(terms, versions)
    assert drawn is not None
    return drawn


def test_3a_half_of_a_linear_period_expects_half_of_the_value() -> None:
    assert line(TERMS, Version(MONDAY, 120_000.0)).at(end_of_week(6)) == 60_000.0


def test_3b_a_planned_rhythm_expects_what_the_plan_had_brought_by_then() -> None:
    planned = Terms(
        Direction.HIGHER, Measurement.PUBLISHED_IN_PERIOD, MONDAY, LAST_DAY, Pacing.PLAN_WEIGHTED, weights=PLAN
    )

    assert line(planned, Version(MONDAY, 100_000.0)).at(end_of_week(4)) == pytest.approx(30_000.0)
    assert line(TERMS, Version(MONDAY, 100_000.0)).at(end_of_week(4)) == pytest.approx(33_333.3, abs=0.05)


def test_3c_weekdays_have_their_own_weight() -> None:
    four_weeks = MONDAY + timedelta(days=27)
    second_wednesday = date(2026, 8, 19)
    by_weekday = Terms(
        Direction.HIGHER,
        Measurement.ACTIVITY_IN_PERIOD,
        MONDAY,
        four_weeks,
        Pacing.DAY_OF_WEEK,
        weights=(1.2, 1.3, 1.3, 1.2, 1.0, 0.5, 0.5),
    )
    linear = Terms(Direction.HIGHER, Measurement.ACTIVITY_IN_PERIOD, MONDAY, four_weeks)

    weighted = line(by_weekday, Version(MONDAY, 70_000.0))
    assert weighted.curve.elapsed(second_wednesday) == pytest.approx(0.385714, abs=5e-7)
    assert weighted.at(second_wednesday) == pytest.approx(27_000.0)
    assert line(linear, Version(MONDAY, 70_000.0)).at(second_wednesday) == pytest.approx(25_000.0)


def test_3d_a_level_is_expected_to_grow_from_its_baseline() -> None:
    level = Terms(Direction.HIGHER, Measurement.LEVEL_AT_END, MONDAY, LAST_DAY, baseline=10_000.0)
    followers = line(level, Version(MONDAY, 11_200.0))

    assert followers.at(MONDAY - timedelta(days=1)) == 10_000.0
    assert followers.at(end_of_week(7)) == pytest.approx(10_700.0)


@pytest.mark.parametrize(
    "terms",
    [
        Terms(Direction.HIGHER, Measurement.PERIOD_RATIO, MONDAY, LAST_DAY),
        Terms(Direction.LOWER, Measurement.PERIOD_RATIO, MONDAY, LAST_DAY, Pacing.NONE),
        Terms(Direction.RANGE, Measurement.PUBLISHED_IN_PERIOD, MONDAY, LAST_DAY),
        Terms(Direction.HIGHER, Measurement.PUBLISHED_IN_PERIOD, MONDAY, LAST_DAY, Pacing.NONE),
    ],
)
def test_rates_times_ranges_and_unpaced_targets_have_no_expected_line(terms: Terms) -> None:
    assert expected_line(terms, [Version(MONDAY, 240.0, low=0.35, high=0.5)]) is None


def test_without_an_agreed_value_there_is_no_line() -> None:
    assert expected_line(TERMS, []) is None


def test_3j_a_lowered_target_bends_the_line_and_leaves_the_past_alone() -> None:
    lowered = line(TERMS, Version(MONDAY, 120_000.0), Version(start_of_week(7), 96_000.0, version_no=2))

    assert lowered.at(end_of_week(3)) == 30_000.0
    assert lowered.at(end_of_week(6)) == 60_000.0
    assert lowered.at(end_of_week(9)) == 78_000.0
    assert lowered.at(LAST_DAY) == 96_000.0
    assert lowered.restarts == ()
    assert lowered.breakpoints() == (
        (MONDAY - timedelta(days=1), 0.0),
        (end_of_week(6), 60_000.0),
        (LAST_DAY, 96_000.0),
    )


def test_3k_the_demo_target_lowered_on_1_october() -> None:
    exposures = line(TERMS, Version(MONDAY, 1_300_000.0), Version(date(2026, 10, 1), 1_150_000.0, version_no=2))

    assert exposures.curve.elapsed(date(2026, 9, 30)) == 52 / 84
    assert exposures.at(date(2026, 9, 30)) == pytest.approx(804_761.9, abs=0.05)
    assert exposures.at(date(2026, 10, 11)) == pytest.approx(923_437.5)


def test_3n_several_versions_fold_in_order() -> None:
    versions = (
        Version(MONDAY, 120_000.0, version_no=1),
        Version(start_of_week(7), 96_000.0, version_no=2),
        Version(start_of_week(10), 108_000.0, version_no=3),
    )
    folded = line(TERMS, *versions)

    assert folded.at(end_of_week(6)) == 60_000.0
    assert folded.at(end_of_week(9)) == 78_000.0
    assert folded.at(end_of_week(11)) == pytest.approx(98_000.0)
    assert folded.at(LAST_DAY) == 108_000.0


def test_3n_a_total_that_the_line_has_passed_starts_again_from_the_first_day_and_says_so() -> None:
    day_78 = MONDAY + timedelta(days=77)
    versions = (
        Version(MONDAY, 120_000.0, version_no=1),
        Version(start_of_week(7), 96_000.0, version_no=2),
        Version(start_of_week(10), 108_000.0, version_no=3),
        Version(day_78, 70_000.0, version_no=4),
    )
    restarted = line(TERMS, *versions)

    assert restarted.at(day_78) == pytest.approx(65_000.0)
    assert restarted.at(day_78 - timedelta(days=1)) == pytest.approx(98_000.0)
    assert [segment.version.version_no for segment in restarted.restarts] == [4]
    assert [day for day, _ in restarted.breakpoints()][-3:] == [day_78 - timedelta(days=1), day_78, LAST_DAY]


def test_a_total_that_the_line_has_just_reached_starts_again_as_well() -> None:
    levelled = line(TERMS, Version(MONDAY, 120_000.0), Version(start_of_week(7), 60_000.0, version_no=2))

    assert len(levelled.restarts) == 1
    assert levelled.at(end_of_week(9)) == 45_000.0


def test_a_version_that_comes_when_no_weight_is_left_counts_from_the_first_day() -> None:
    front_loaded = Terms(
        Direction.HIGHER,
        Measurement.PUBLISHED_IN_PERIOD,
        MONDAY,
        date(2026, 8, 13),
        Pacing.CUSTOM,
        weights=(1.0, 1.0, 0.0, 0.0),
    )
    raised = line(front_loaded, Version(MONDAY, 100.0), Version(date(2026, 8, 12), 140.0, version_no=2))

    assert raised.points() == (
        (date(2026, 8, 10), 50.0),
        (date(2026, 8, 11), 100.0),
        (date(2026, 8, 12), 140.0),
        (date(2026, 8, 13), 140.0),
    )
    assert len(raised.restarts) == 1


def test_a_version_from_outside_the_period_bends_nothing() -> None:
    early = line(TERMS, Version(date(2026, 7, 1), 100.0), Version(MONDAY, 84.0, version_no=2))

    assert early.breakpoints() == ((MONDAY - timedelta(days=1), 0.0), (LAST_DAY, 84.0))
    assert early.at(MONDAY) == 1.0


def test_a_ceiling_on_a_level_that_should_fall_bends_downwards() -> None:
    falling = Terms(Direction.LOWER, Measurement.LEVEL_AT_END, MONDAY, LAST_DAY, baseline=100.0)
    tightened = line(falling, Version(MONDAY, 60.0), Version(start_of_week(7), 50.0, version_no=2))

    assert tightened.at(end_of_week(6)) == 80.0
    assert tightened.at(end_of_week(9)) == 65.0
    assert tightened.restarts == ()


DAYS = st.dates(MONDAY - timedelta(days=20), LAST_DAY + timedelta(days=20))
VALUES = st.floats(1.0, 1e9)


@st.composite
def version_histories(draw: st.DrawFn) -> tuple[Version, ...]:
    later = draw(st.lists(st.tuples(DAYS, VALUES), max_size=5))
    first = Version(MONDAY - timedelta(days=21), draw(VALUES), version_no=1)
    return (first, *(Version(on, value, version_no=no) for no, (on, value) in enumerate(later, start=2)))


@st.composite
def cumulative_terms(draw: st.DrawFn) -> Terms:
    pacing, weights = draw(
        st.one_of(
            st.just((Pacing.LINEAR, ())),
            st.tuples(st.just(Pacing.PLAN_WEIGHTED), st.tuples(*[st.floats(0.0, 10.0)] * 12)),
            st.tuples(st.just(Pacing.DAY_OF_WEEK), st.tuples(*[st.floats(0.0, 10.0)] * 7)),
        )
    )
    assume(not weights or sum(weights) > 0.1)
    return Terms(Direction.HIGHER, Measurement.PUBLISHED_IN_PERIOD, MONDAY, LAST_DAY, pacing, weights)


@given(cumulative_terms(), version_histories())
def test_the_line_ends_at_the_value_of_the_last_version_in_force(terms: Terms, versions: tuple[Version, ...]) -> None:
    in_force = [version for version in versions if version.effective_from <= LAST_DAY]
    last = max(in_force, key=lambda version: (version.effective_from, version.version_no))

    assert line(terms, *versions).at(LAST_DAY) == last.value


@given(cumulative_terms(), version_histories(), VALUES, st.data())
def test_a_later_version_never_changes_what_was_expected_before_it(
    terms: Terms, versions: tuple[Version, ...], value: float, data: st.DataObject
) -> None:
    newest = max(version.effective_from for version in versions)
    effective_from = data.draw(st.dates(newest, LAST_DAY + timedelta(days=30)))
    before = line(terms, *versions)

    after = line(terms, *versions, Version(effective_from, value, version_no=99))

    assert all(expected == after.at(day) for day, expected in before.points() if day < effective_from)


@given(cumulative_terms(), version_histories(), st.randoms(use_true_random=False))
def test_the_order_of_version_rows_is_irrelevant(terms: Terms, versions: tuple[Version, ...], random: Random) -> None:
    shuffled = list(versions)
    random.shuffle(shuffled)

    assert line(terms, *shuffled) == line(terms, *versions)


@given(cumulative_terms(), version_histories())
def test_an_expected_total_never_falls_except_on_a_day_it_starts_again(
    terms: Terms, versions: tuple[Version, ...]
) -> None:
    drawn = line(terms, *versions)
    steps = {segment.version.effective_from for segment in drawn.restarts}

    for (_, before), (day, after) in zip(drawn.points(), drawn.points()[1:], strict=False):
        assert day in steps or after >= before * (1 - 1e-12)
