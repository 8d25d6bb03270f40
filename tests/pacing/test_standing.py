"""From agreed and actual to the verdict: the worked cases, and the demo's eleven targets on four dates."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partnerboard.pacing.standing import Standing, standing
from partnerboard.pacing.terms import Direction, Measurement, Pacing, Terms, Version

MONDAY = date(2026, 8, 10)
LAST_DAY = date(2026, 11, 1)
WAVES = (date(2026, 8, 30), date(2026, 9, 20), date(2026, 10, 11), date(2026, 11, 1))
TOTAL = Terms(Direction.HIGHER, Measurement.PUBLISHED_IN_PERIOD, MONDAY, LAST_DAY)
RATE = Terms(Direction.HIGHER, Measurement.PERIOD_RATIO, MONDAY, LAST_DAY, Pacing.NONE)
PLAN = (2.0, 2.0, 4.0, 4.0, 6.0, 6.0, 4.0, 4.0, 2.0, 2.0, 2.0, 2.0)


def judged(terms: Terms, versions: list[Version], actual: float | None, as_of: date) -> Standing:
    verdict = standing(terms, versions, actual, as_of)
    assert verdict is not None
    return verdict


@pytest.mark.parametrize(
    ("terms", "versions", "as_of", "actual", "expected", "pace", "word"),
    [
        pytest.param(
            TOTAL, [Version(MONDAY, 120_000.0)], date(2026, 9, 20), 56_000.0, 60_000.0, 0.9333, "at risk", id="3.A"
        ),
        pytest.param(
            replace(TOTAL, pacing=Pacing.PLAN_WEIGHTED, weights=PLAN),
            [Version(MONDAY, 100_000.0)],
            date(2026, 9, 6),
            27_000.0,
            30_000.0,
            0.90,
            "at risk",
            id="3.B",
        ),
        pytest.param(
            TOTAL, [Version(MONDAY, 100_000.0)], date(2026, 9, 6), 27_000.0, 33_333.3, 0.81, "behind", id="3.B2"
        ),
        pytest.param(
            replace(
                TOTAL,
                period_to=MONDAY + timedelta(days=27),
                pacing=Pacing.DAY_OF_WEEK,
                weights=(1.2, 1.3, 1.3, 1.2, 1.0, 0.5, 0.5),
            ),
            [Version(MONDAY, 70_000.0)],
            date(2026, 8, 19),
            26_000.0,
            27_000.0,
            0.9630,
            "on track",
            id="3.C",
        ),
        pytest.param(
            replace(TOTAL, period_to=MONDAY + timedelta(days=27)),
            [Version(MONDAY, 70_000.0)],
            date(2026, 8, 19),
            26_000.0,
            25_000.0,
            1.04,
            "on track",
            id="3.C2",
        ),
        pytest.param(
            replace(TOTAL, measurement=Measurement.LEVEL_AT_END, baseline=10_000.0),
            [Version(MONDAY, 11_200.0)],
            date(2026, 9, 27),
            10_640.0,
            10_700.0,
            0.9143,
            "at risk",
            id="3.D",
        ),
        pytest.param(
            replace(RATE, direction=Direction.LOWER),
            [Version(MONDAY, 240.0)],
            date(2026, 9, 20),
            300.0,
            None,
            0.80,
            "behind",
            id="3.E",
        ),
        pytest.param(
            replace(RATE, direction=Direction.RANGE),
            [Version(MONDAY, low=0.35, high=0.50)],
            date(2026, 9, 20),
            0.512,
            None,
            0.9766,
            "on track",
            id="3.F",
        ),
        pytest.param(TOTAL, [Version(MONDAY, 0.0)], date(2026, 9, 20), 56_000.0, 0.0, None, "no data", id="3.H"),
        pytest.param(
            TOTAL,
            [Version(MONDAY, 120_000.0), Version(date(2026, 9, 21), 96_000.0, version_no=2)],
            date(2026, 10, 11),
            74_000.0,
            78_000.0,
            0.9487,
            "at risk",
            id="3.J",
        ),
        pytest.param(
            TOTAL,
            [Version(MONDAY, 96_000.0)],
            date(2026, 10, 11),
            74_000.0,
            72_000.0,
            1.0278,
            "on track",
            id="3.J naive",
        ),
        pytest.param(
            TOTAL,
            [Version(MONDAY, 1_300_000.0), Version(date(2026, 10, 1), 1_150_000.0, version_no=2)],
            date(2026, 10, 11),
            884_601.0,
            923_437.5,
            0.9579,
            "on track",
            id="3.K",
        ),
    ],
)
def test_worked_examples(
    terms: Terms,
    versions: list[Version],
    as_of: date,
    actual: float,
    expected: float | None,
    pace: float | None,
    word: str,
) -> None:
    verdict = judged(terms, versions, actual, as_of)

    assert verdict.expected == (None if expected is None else pytest.approx(expected, abs=0.05))
    assert verdict.pace == (None if pace is None else pytest.approx(pace, abs=5e-5))
    assert verdict.status == word


LOWER_RATE = replace(RATE, direction=Direction.LOWER)
DEMO: dict[str, tuple[Terms, list[Version]]] = {
    "T01": (TOTAL, [Version(MONDAY, 1_300_000.0), Version(date(2026, 10, 1), 1_150_000.0, version_no=2)]),
    "T02": (TOTAL, [Version(MONDAY, 36_000.0)]),
    "T03": (RATE, [Version(MONDAY, 0.030)]),
    "T04": (
        replace(TOTAL, measurement=Measurement.ACTIVITY_IN_PERIOD, pacing=Pacing.DAY_OF_WEEK, weights=(1.0,) * 7),
        [Version(MONDAY, 4_700.0)],
    ),
    "T05": (TOTAL, [Version(MONDAY, 60.0)]),
    "T06": (
        replace(
            TOTAL,
            pacing=Pacing.PLAN_WEIGHTED,
            weights=(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.6, 0.9, 1.1, 1.1, 1.2, 1.1),
        ),
        [Version(MONDAY, 180_000.0)],
    ),
    "T07": (LOWER_RATE, [Version(MONDAY, 240.0)]),
    "T08": (replace(TOTAL, measurement=Measurement.LEVEL_AT_END, baseline=300.0), [Version(MONDAY, 2_500.0)]),
    "T09": (replace(RATE, direction=Direction.RANGE), [Version(MONDAY, low=0.35, high=0.50)]),
    "T10": (TOTAL, [Version(MONDAY, 48.0)]),
    "T11": (LOWER_RATE, [Version(MONDAY, 1.00)]),
}

VERDICTS: dict[str, list[tuple[float, str, float | None]]] = {
    "T01": [
        (233_876, "behind", 0.7196),
        (677_917, "on track", 1.0429),
        (884_601, "on track", 0.9579),
        (1_192_550, "met", None),
    ],
    "T02": [
        (7_415, "behind", 0.8239),
        (19_844, "ahead", 1.1024),
        (26_246, "on track", 0.9721),
        (36_092, "met", 1.0026),
    ],
    "T03": [
        (0.03170, "on track", None),
        (0.02927, "on track", 0.9757),
        (0.02967, "on track", None),
        (0.03026, "met", None),
    ],
    "T04": [(785, "behind", 0.6681), (1_908, "behind", 0.8119), (2_803, "behind", 0.7952), (4_001, "missed", 0.8513)],
    "T05": [(10.4, "behind", 0.6933), (19.8, "behind", 0.66), (29.6, "behind", 0.6578), (39.0, "missed", 0.65)],
    "T06": [
        (35_953.6, "behind", 0.7990),
        (109_259.4, "ahead", 1.2140),
        (146_087.3, "ahead", 1.1325),
        (189_450, "met", None),
    ],
    "T07": [(135, "on track", None), (148, "on track", None), (260, "at risk", 0.9231), (227, "met", None)],
    "T08": [
        (620, "behind", 0.5818),
        (1_365, "on track", 0.9682),
        (1_712, "at risk", 0.8558),
        (2_048, "missed", 0.7945),
    ],
    "T09": [
        (0.49425, "on track", None),
        (0.51124, "on track", 0.9780),
        (0.51200, "on track", 0.9766),
        (0.51488, "missed", None),
    ],
    "T10": [(13, "on track", 1.0833), (21, "at risk", 0.8750), (30, "behind", 0.8333), (40, "missed", 0.8333)],
    "T11": [
        (1.14093, "at risk", 0.8765),
        (0.95344, "on track", None),
        (1.04321, "on track", 0.9586),
        (0.99302, "met", None),
    ],
}


@pytest.mark.parametrize(
    ("target", "as_of", "actual", "word", "pace"),
    [
        pytest.param(target, as_of, actual, word, pace, id=f"{target} {as_of}")
        for target, row in VERDICTS.items()
        for as_of, (actual, word, pace) in zip(WAVES, row, strict=True)
    ],
)
def test_the_demo_targets_get_their_verdict_on_every_wave(
    target: str, as_of: date, actual: float, word: str, pace: float | None
) -> None:
    terms, versions = DEMO[target]

    verdict = judged(terms, [version for version in versions if version.effective_from <= as_of], actual, as_of)

    assert verdict.status == word
    if pace is not None:
        assert verdict.pace == pytest.approx(pace, abs=6e-5)


def test_the_gap_is_what_is_missing_today_or_to_the_agreed_value_where_nothing_is_paced() -> None:
    clicks = judged(*DEMO["T04"], 2_803.0, date(2026, 10, 11))
    minutes = judged(*DEMO["T07"], 260.0, date(2026, 10, 11))
    share = judged(*DEMO["T09"], 0.512, date(2026, 10, 11))

    assert clicks.gap == pytest.approx(-722.0)
    assert minutes.gap == 20.0
    assert share.gap is None
    assert judged(*DEMO["T04"], None, date(2026, 10, 11)).gap is None


def test_a_running_target_counts_in_the_score_with_its_pace_and_a_finished_one_with_its_attainment() -> None:
    running = judged(*DEMO["T08"], 1_712.0, date(2026, 10, 11))
    finished = judged(*DEMO["T08"], 2_048.0, LAST_DAY)
    mix = judged(*DEMO["T09"], 0.51488, LAST_DAY)

    assert running.kept == running.pace == pytest.approx(0.8558, abs=6e-5)
    assert finished.kept == finished.attainment == pytest.approx(0.7945, abs=6e-5)
    assert mix.kept == mix.pace == pytest.approx(0.9711, abs=6e-5)


def test_a_target_without_a_verdict_does_not_count_in_the_score() -> None:
    assert judged(*DEMO["T02"], 900.0, date(2026, 8, 12)).kept is None
    assert judged(*DEMO["T02"], None, date(2026, 9, 20)).kept is None


def test_a_ceiling_that_nothing_has_touched_counts_as_kept() -> None:
    complaints = replace(TOTAL, direction=Direction.LOWER, measurement=Measurement.ACTIVITY_IN_PERIOD)

    assert judged(complaints, [Version(MONDAY, 20.0)], 0.0, date(2026, 9, 20)).kept == 1.0


def test_after_the_period_the_expectation_stays_at_the_agreed_value() -> None:
    verdict = judged(*DEMO["T02"], 36_979.0, date(2026, 12, 13))

    assert (verdict.expected, verdict.elapsed, verdict.status) == (36_000.0, 1.0, "met")


def test_without_a_version_in_force_there_is_no_standing() -> None:
    assert standing(TOTAL, [], 10.0, date(2026, 9, 20)) is None
