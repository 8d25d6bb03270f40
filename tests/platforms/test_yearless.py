"""Days without a year get it back from the day of their export, or are refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerboard.errors import DamagedFile
from partnerboard.platforms.yearless import MONTH_NAMES, YearlessDay, dated_series, yearless

ENGLISH = MONTH_NAMES[0].split()


def _series(*printed: str, exported_on: date) -> list[date | None]:
    return dated_series([yearless(day) for day in printed], exported_on)


@pytest.mark.parametrize(
    ("printed", "month", "day"),
    [
        ("February 28", 2, 28),
        ("8 de marzo", 3, 8),
        ("30 de abril", 4, 30),
        ("1 de março", 3, 1),
        ("25 Μαρτίου", 3, 25),
        ("3 Μαΐου", 5, 3),
        ("28. Februar", 2, 28),
        ("14 août", 8, 14),
    ],
)
def test_a_day_is_read_in_the_language_it_is_printed_in(printed: str, month: int, day: int) -> None:
    assert yearless(printed) == YearlessDay(month, day)


@pytest.mark.parametrize("printed", ["", "28", "February", "February 30", "2026-02-28", "March 1 2026", "May 4 June"])
def test_anything_else_is_not_read(printed: str) -> None:
    assert yearless(printed) is None


@pytest.mark.parametrize("names", MONTH_NAMES)
def test_no_language_takes_a_month_word_from_another(names: str) -> None:
    assert [yearless(f"1 {name}") for name in names.split()] == [YearlessDay(month, 1) for month in range(1, 13)]


def test_2g_a_day_later_than_the_upload_goes_back_a_year() -> None:
    days = _series("December 31", "January 1", exported_on=date(2027, 1, 2))

    assert days == [date(2026, 12, 31), date(2027, 1, 1)]


def test_a_single_day_later_than_the_upload_goes_back_a_year() -> None:
    assert _series("January 5", exported_on=date(2027, 1, 2)) == [date(2026, 1, 5)]


def test_a_whole_year_starts_with_the_day_after_its_end() -> None:
    end = date(2026, 2, 27)
    expected = [end - timedelta(days=back) for back in range(364, -1, -1)]

    days = _series(*(f"{ENGLISH[day.month - 1]} {day.day}" for day in expected), exported_on=date(2026, 2, 28))

    assert days == expected
    assert days[0] == date(2025, 2, 28)


def test_the_newest_day_may_come_first() -> None:
    days = _series("January 2", "January 1", "December 31", exported_on=date(2027, 1, 3))

    assert days == [date(2027, 1, 2), date(2027, 1, 1), date(2026, 12, 31)]


def test_a_day_printed_twice_stays_one_day_and_an_unreadable_one_stays_open() -> None:
    days = _series("March 1", "March 1", "soon", "March 3", exported_on=date(2026, 3, 4))

    assert days == [date(2026, 3, 1), date(2026, 3, 1), None, date(2026, 3, 3)]


def test_a_leap_day_takes_the_last_leap_year() -> None:
    assert _series("February 29", exported_on=date(2026, 3, 1)) == [date(2024, 2, 29)]


def test_days_out_of_order_are_refused() -> None:
    with pytest.raises(DamagedFile, match="not in order"):
        _series("March 5", "January 2", "April 9", "February 1", exported_on=date(2026, 5, 1))


@given(
    start=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    length=st.integers(1, 365),
    lag=st.integers(0, 2),
    up=st.booleans(),
)
def test_every_run_of_up_to_a_year_comes_back_as_it_was(start: date, length: int, lag: int, up: bool) -> None:
    days = [start + timedelta(days=n) for n in range(length)]
    exported_on = days[-1] + timedelta(days=lag)
    shown = days if up or length < 3 else days[::-1]

    assert dated_series([YearlessDay(day.month, day.day) for day in shown], exported_on) == shown
