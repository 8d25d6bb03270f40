"""Typed rows are there only where each number is digits alone and each day has all its digits."""

from datetime import date

import pytest

from partnerboard.ingest.reading import Limits
from partnerboard.ingest.reading.encoding import decoded
from partnerboard.ingest.reading.typed import DAY, NUMBER, TEXT, WORD, TypedRows, typed_rows

TYPES = [WORD, NUMBER, DAY, TEXT]
ROWS = "a,1,2026-10-11,x\nb,20,,\n,,2035-12-31,y\na,999999999999999999,2006-01-01,z0x1\n"


def read(text: str, limits: Limits = Limits()) -> TypedRows | None:  # noqa: B008 - a frozen value
    return typed_rows(decoded(text.encode()), ",", limits, TYPES, lines_before=7)


@pytest.mark.parametrize(
    "text",
    [
        ROWS,
        ROWS.rstrip("\n"),
        ROWS.replace("\n", "\r\n"),
        ROWS.replace("a", '"a"').replace("2026-10-11", '"2026-10-11"').replace("20,", '"20",'),
        "\ufeff" + ROWS,
    ],
)
def test_plain_rows_are_read_as_what_they_are(text: str) -> None:
    found = read(text)

    assert found is not None
    assert found.line_nos.tolist() == [8, 9, 10, 11]
    assert [column.to_pylist() for column in found.columns] == [
        ["a", "b", None, "a"],
        [1, 20, None, 999_999_999_999_999_999],
        [date(2026, 10, 11), None, date(2035, 12, 31), date(2006, 1, 1)],
        ["x", None, "y", "z0x1"],
    ]


def test_cells_over_several_lines_and_with_quotation_marks_are_counted() -> None:
    found = read('a,1,,"x ""y"", z\r\n"\r\n"b""",2,,"""\n"""\r\nc,3,,""\r\n')

    assert found is not None
    assert found.line_nos.tolist() == [8, 10, 12]
    assert found.columns[0].to_pylist() == ["a", 'b"', "c"]
    assert found.columns[3].to_pylist() == ['x "y", z\r\n', '"\n"', None]


@pytest.mark.parametrize(
    "cell",
    [
        "-1",
        "-0",
        "+1",
        "007",
        "00",
        " 1",
        "1 ",
        "\t1",
        "1.0",
        "1e2",
        "0x1F",
        "0X1",
        "1,0",
        "9" * 19,
        "nan",
        "NULL",
        "true",
        "\u0663",
    ],
)
def test_a_number_that_is_not_digits_alone_makes_no_typed_rows(cell: str) -> None:
    printed = f'"{cell}"' if "," in cell else cell

    assert read(f"{ROWS}b,{printed},,x\n") is None
    assert read(f'{ROWS}b,"{cell}",,x\n') is None


@pytest.mark.parametrize("cell", [" 2026-10-11", "2026-10-11 ", "2026-1-11", "2026-02-30", "11/10/2026", "20261011"])
def test_a_day_that_has_not_all_its_digits_makes_no_typed_rows(cell: str) -> None:
    assert read(f"{ROWS}b,1,{cell},x\n") is None


@pytest.mark.parametrize(
    "rows", ["b,1,,x,\n", "b,1,\n", "\n", 'b,1,,x"y"\n', "b,1,,\x07\n", "b,1,,x\ry\n", "b,1,,\ufdd0\n"]
)
def test_a_row_that_needs_a_judgement_makes_no_typed_rows(rows: str) -> None:
    assert read(ROWS + rows + ROWS) is None


def test_limits_hold() -> None:
    assert read(ROWS, Limits(field_chars=3)) is None
    assert read(ROWS * 400, Limits(rows=500)) is None
