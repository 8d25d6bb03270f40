"""A CSV opens in any spreadsheet, keeps its numbers, and starts no formula there."""

import pandas as pd
import pytest

from partnerboard.reports.csv_file import csv_file, harmless


def test_a_frame_becomes_rows_with_a_byte_order_mark() -> None:
    frame = pd.DataFrame({"partner": ["Ärzte, Nord", None], "exposures": [1234.5, float("nan")]})

    assert csv_file(frame) == '\ufeffpartner,exposures\r\n"Ärzte, Nord",1234.5\r\n,\r\n'.encode()


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", " =1", "|x", "%0A", '="a"']
)
def test_text_that_a_spreadsheet_would_run_is_kept_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    ("cell", "text"), [(-3.5, "-3.5"), (7, "7"), ("-12", "-12"), ("+4,200", "+4,200"), (None, ""), (pd.NaT, "")]
)
def test_numbers_stay_numbers_and_nothing_stays_empty(cell: object, text: str) -> None:
    assert harmless(cell) == text


def test_a_column_name_is_made_harmless_too() -> None:
    assert csv_file(pd.DataFrame({"=x": []})) == "\ufeff'=x\r\n".encode()


def test_a_list_is_one_cell() -> None:
    assert harmless(["#move", "#well"]) == "#move, #well"
