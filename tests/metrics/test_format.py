"""How numbers, times and dates are written. `~` stands for the narrow no-break space, `_` for the no-break space."""

from datetime import date, datetime
from math import inf, nan

import pytest

from partnerboard.metrics import format as write
from partnerboard.metrics.catalogue import Unit


def spaced(text: str) -> str:
    return text.replace("~", "\u202f").replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (7, "7"),
        (19.8, "19.8"),
        (950, "950"),
        (999.6, "1k"),
        (1_000, "1k"),
        (12_345, "12.3k"),
        (12_000, "12k"),
        (884_601, "885k"),
        (999_499, "999k"),
        (999_600, "1M"),
        (1_192_550, "1.19M"),
        (2_500_000_000, "2.5B"),
        (1_234_500_000_000, "1,234B"),
        (-12_345, "−12.3k"),
        (-0.04, "0"),
        (None, "–"),
        (nan, "–"),
    ],
)
def test_numbers_on_cards(value: float | None, text: str) -> None:
    assert write.compact(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1_192_550, "1,192,550"),
        (199.5, "199.5"),
        (680_291.128, "680,291.13"),
        (0.0, "0"),
        (-722, "−722"),
        (-0.001, "0"),
        (100, "100"),
        (None, "–"),
    ],
)
def test_numbers_in_full(value: float | None, text: str) -> None:
    assert write.full(value) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.041, "4.1~%"),
        (0.04, "4.0~%"),
        (1.3055, "130.6~%"),
        (12.5, "1,250.0~%"),
        (0, "0~%"),
        (1, "100~%"),
        (0.0004, "<~0.1~%"),
        (-0.0004, "−<~0.1~%"),
        (-0.125, "−12.5~%"),
        (None, "–"),
        (nan, "–"),
    ],
)
def test_shares_are_written_as_percent(share: float | None, text: str) -> None:
    assert write.percent(share) == spaced(text)


def test_percent_takes_the_decimals_it_is_asked_for() -> None:
    assert write.percent(0.9579, 0) == spaced("96~%")
    assert write.percent(0.02967, 2) == spaced("2.97~%")


def test_a_difference_of_shares_is_in_points_and_a_change_of_counts_in_percent() -> None:
    assert write.points(0.042 - 0.030) == spaced("+1.2~points")
    assert write.points(-0.005) == spaced("−0.5~points")
    assert write.points(0.0) == spaced("0.0~points")
    assert write.points(None) == "–"
    assert write.change(0.042, 0.030) == spaced("+40.0~%")
    assert write.change(90.0, 120.0) == spaced("−25.0~%")
    assert write.change(120.0, 120.0) == spaced("0~%")
    assert write.change(600.0, 120.0) == spaced("+400~%")


def test_a_change_from_nothing_or_from_the_unknown_is_not_a_percentage() -> None:
    assert [write.change(5.0, 0.0), write.change(5.0, None), write.change(None, 5.0), write.change(5.0, nan)] == [
        "–"
    ] * 4


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0~s"),
        (45, "45~s"),
        (59.7, "1~min"),
        (125, "2~min_5~s"),
        (599.8, "10~min"),
        (3_599, "1~h"),
        (12_000, "3~h_20~min"),
        (7_200, "2~h"),
        (359_940, "99~h_59~min"),
        (361_000, "100~h"),
        (4_500_000, "1,250~h"),
        (-90, "−1~min_30~s"),
        (-0.2, "0~s"),
        (inf, "unanswered"),
        (None, "–"),
    ],
)
def test_durations(seconds: float | None, text: str) -> None:
    assert write.duration(seconds) == spaced(text)


def test_money_has_its_currency_behind_it() -> None:
    assert write.money(35_840.0, "GBP") == spaced("35,840~GBP")
    assert write.money(4.0, "GBP") == spaced("4.00~GBP")
    assert write.money(-1_200.4, "EUR") == spaced("−1,200~EUR")
    assert write.money(0.99302) == "0.99"
    assert write.money(None, "GBP") == "–"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1_192_550.0, Unit.TIMES_SHOWN, "1.19M"),
        (0.02967, Unit.SHARE, "3.0~%"),
        (12_000.0, Unit.SECONDS, "3~h_20~min"),
        (145.0, Unit.MINUTES, "2~h_25~min"),
        (1.04321, Unit.MONEY, "1.04~GBP"),
        (-0.2, Unit.INDEX, "−0.20"),
        (5.0, Unit.PER_POST, "5.0"),
        (None, Unit.SHARE, "–"),
        (None, Unit.POSTS, "–"),
    ],
)
def test_a_metrics_value_is_written_by_its_unit(value: float | None, unit: Unit, text: str) -> None:
    assert write.written(value, unit, "GBP") == spaced(text)


def test_a_count_with_its_word() -> None:
    assert write.counted(12_345, Unit.CLICKS) == spaced("12.3k~clicks")
    assert write.counted(1, Unit.POSTS) == spaced("1~post")
    assert write.counted(1, Unit.TIMES_SHOWN) == spaced("1~time shown")
    assert write.counted(0, Unit.TIMES_SHOWN) == spaced("0~times shown")
    assert write.counted(None, Unit.POSTS) == "–"


def test_dates() -> None:
    on = date(2026, 10, 11)

    assert write.day(on) == "11 Oct 2026"
    assert write.short_day(on) == "11 Oct"
    assert write.weekday(on) == "Sun 11 Oct"
    assert write.moment(datetime.fromisoformat("2026-10-01 09:05")) == "1 Oct 2026, 09:05"
    assert write.day(None) == write.weekday(None) == write.moment(None) == "–"


def test_periods_name_the_first_year_only_where_it_differs() -> None:
    assert write.period(date(2026, 8, 10), date(2026, 11, 1)) == "10 Aug – 1 Nov 2026"
    assert write.period(date(2026, 12, 28), date(2027, 1, 3)) == "28 Dec 2026 – 3 Jan 2027"
    assert write.period(date(2026, 10, 11), date(2026, 10, 11)) == "11 Oct 2026"


def test_a_frames_missing_day_is_a_dash() -> None:
    pandas = pytest.importorskip("pandas")

    assert write.day(pandas.NaT) == "–"
