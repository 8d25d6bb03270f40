"""Values are written one way only, and a list that is too long for a line is laid out for the reader."""

import tomllib
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerboard.agreements.notation import notation


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (0, "0"),
        (1_300_000, "1_300_000"),
        (1_300_000.0, "1_300_000"),
        (999.0, "999"),
        (0.35, "0.35"),
        (-12.5, "-12.5"),
        (1e15, "1000000000000000.0"),
        (1e300, "1e+300"),
        (date(2026, 8, 10), "2026-08-10"),
        (datetime(2026, 9, 28, 9, tzinfo=UTC), "2026-09-28T09:00:00Z"),
        (datetime(2026, 9, 28, 9, 0, 0, 5_000, tzinfo=UTC), "2026-09-28T09:00:00.005000Z"),
        (datetime(2026, 9, 28, 9, tzinfo=timezone(timedelta(hours=1))), "2026-09-28T08:00:00Z"),
        ("Ana", '"Ana"'),
        ('the "best" C:\\ \t', '"the \\"best\\" C:\\\\ \\t"'),
        ("two\nlines", '"""\ntwo\nlines"""'),
        ('""" ends in a quote\n"', '"""\n\\"\\"" ends in a quote\n\\""""'),
        (("a", "b"), '["a", "b"]'),
        ((1.0, 0.5), "[1, 0.5]"),
    ],
)
def test_a_value_has_one_notation(value: Any, written: str) -> None:
    assert notation(value) == written


def test_long_lists_of_numbers_stand_a_week_a_line() -> None:
    weights = [1.25] * 28

    assert notation(weights, "  ") == (
        "[\n"
        "    1.25, 1.25, 1.25, 1.25, 1.25, 1.25, 1.25,\n"
        "    1.25, 1.25, 1.25, 1.25, 1.25, 1.25, 1.25,\n"
        "    1.25, 1.25, 1.25, 1.25, 1.25, 1.25, 1.25,\n"
        "    1.25, 1.25, 1.25, 1.25, 1.25, 1.25, 1.25,\n"
        "  ]"
    )


def test_long_lists_of_texts_stand_one_a_line() -> None:
    terms = [
        "prices of the next season",
        "salaries",
        "the names of members",
        "anything about the merger of the two associations",
    ]

    assert notation(terms) == (
        "[\n"
        '  "prices of the next season",\n'
        '  "salaries",\n'
        '  "the names of members",\n'
        '  "anything about the merger of the two associations",\n'
        "]"
    )


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('\n\r\t"\\')))
def test_any_text_is_read_as_it_was_meant(text: str) -> None:
    assert tomllib.loads(f"text = {notation(text)}") == {"text": text}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_is_read_as_it_was_meant(number: float) -> None:
    assert float(tomllib.loads(f"number = {notation(number)}")["number"]) == number
