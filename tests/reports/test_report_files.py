"""Files that visitors take away: exactly the visible columns and rows, no formula, no name outside them, one page."""

import csv
import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import pandas as pd
import pytest
import python_calamine

from partnerboard.reports.csv_file import csv_table
from partnerboard.reports.exposition import Measure, exposition
from partnerboard.reports.naming import disposition, file_name
from partnerboard.reports.one_page import Line, OnePage, one_page
from partnerboard.reports.paper import UNKNOWN, wrapped, written
from partnerboard.reports.report import MOST_ROWS, Field, Report, Table
from partnerboard.reports.workbook import workbook

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "－1+1", "\u200b=1")
FIELDS = (
    Field("text", "Post"),
    Field("change", "Change", "number"),
    Field("rate", "Rate", "share"),
    Field("on", "On", "day"),
)
FRAME = pd.DataFrame(
    {
        "post_id": [f"hidden-{place}" for place in range(len(FORMULAS))],
        "text": FORMULAS,
        "change": [-5.0, 1.5, None, *range(len(FORMULAS) - 3)],
        "rate": [0.0297] * len(FORMULAS),
        "on": pd.to_datetime(["2026-10-11"] * len(FORMULAS)),
        "other": ["canary"] * len(FORMULAS),
    }
)


def report(frame: pd.DataFrame = FRAME) -> Report:
    definitions = Table("Definitions", (Field("metric", "Metric"),), pd.DataFrame({"metric": ["Reach"]}))
    return Report(
        "Posts", "Green Streets · Bank", "Two.", Table("Posts", FIELDS, frame), (("As of", "11 Oct"),), definitions
    )


def sheets(body: bytes) -> dict[str, str]:
    """Every part of a workbook as text."""
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return {name: parts.read(name).decode("utf-8") for name in parts.namelist()}


def test_T23_no_cell_of_a_workbook_is_a_formula_and_numbers_stay_numbers() -> None:
    body = workbook(report())

    parts = sheets(body)
    assert not any(re.search(r"<(?:\w+:)?f[ >]", text) for name, text in parts.items() if "worksheets/" in name)
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_name("Posts").to_python()
    assert read[0] == ["Post", "Change", "Rate", "On"]
    assert read[1] == ["=1+1", -5.0, 0.0297, date(2026, 10, 11)]
    assert [row[0] for row in read[1:]] == list(FORMULAS)
    assert read[3][1] == ""


def test_T23_cells_of_a_csv_that_begin_like_a_formula_begin_with_an_apostrophe_and_numbers_do_not() -> None:
    rows = list(csv.reader(io.StringIO(csv_table(report().table).decode("utf-8-sig"), newline="")))

    assert rows[0] == ["Post", "Change", "Rate", "On"]
    assert [row[0] for row in rows[1:]] == [f"'{text}" for text in FORMULAS]
    assert rows[1][1:] == ["-5", "0.0297", "2026-10-11"]
    assert [row[1] for row in rows[2:4]] == ["1.5", ""]


def test_T24_a_file_holds_the_visible_columns_and_nothing_of_the_others() -> None:
    body = workbook(report())

    parts = sheets(body)
    assert not any("canary" in text or "hidden-" in text for text in parts.values())
    assert "canary" not in csv_table(report().table).decode()
    names = [
        each.get("name")
        for each in ElementTree.fromstring(parts["xl/workbook.xml"]).iter()
        if each.tag.endswith("}sheet")
    ]
    assert names == ["Posts", "How we measure"]
    assert 'state="hidden"' not in parts["xl/workbook.xml"]
    assert not [
        name for name in parts if "pivot" in name.lower() or "external" in name.lower() or "comment" in name.lower()
    ]
    assert set(re.findall(r"<dc:creator>(.*?)<|<cp:lastModifiedBy>(.*?)<", parts["docProps/core.xml"])) == {
        ("Partnerboard", ""),
        ("", "Partnerboard"),
    }


def test_the_second_sheet_says_as_of_when_and_how_it_is_measured() -> None:
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(workbook(report()))).get_sheet_by_name(
        "How we measure"
    )

    assert [row[0] for row in read.to_python()] == ["Posts", "About", "Answer", "As of", "", "Metric", "Reach"]


def test_a_file_holds_ten_thousand_rows_and_says_how_many_are_left_out() -> None:
    long = report(pd.concat([FRAME] * 1_001, ignore_index=True))
    said = "Only the first 10,000 of 10,010 rows are in this file; choose a shorter period."

    rows = list(csv.reader(io.StringIO(csv_table(long.table).decode("utf-8-sig"), newline="")))
    sheet = (
        python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(workbook(long)))
        .get_sheet_by_name("Posts")
        .to_python()
    )

    assert len(rows) == len(sheet) == MOST_ROWS + 2
    assert rows[-1] == [said]
    assert sheet[-1][0] == said


def test_what_binary_sums_leave_in_the_thirteenth_digit_is_gone() -> None:
    table = Table(
        "T",
        (Field("value", "Value", "number"),),
        pd.DataFrame({"value": [129000.00000000015, 29.59999999999999, float("inf")]}),
    )

    assert list(table.rows["value"]) == [129000, 29.6, None]


@pytest.mark.parametrize(
    ("name", "plain", "full"),
    [
        ('a"\r\nX: 1/../é.csv', "a-X: 1-..-e.csv", "a-X%3A%201-..-%C3%A9.csv"),
        ("日本.pdf", "download.pdf", "%E6%97%A5%E6%9C%AC.pdf"),
        ("../../etc/passwd", "etc-passwd", "etc-passwd"),
        ("", "download", "download"),
    ],
)
def test_T25_a_file_name_stays_in_one_header(name: str, plain: str, full: str) -> None:
    assert disposition(name) == f"attachment; filename=\"{plain}\"; filename*=UTF-8''{full}"


def test_a_file_is_called_after_what_it_is() -> None:
    assert file_name("scorecard", "Move Well, Together!", "Zürich/Bank", "2026-10-11", ending="pdf") == (
        "scorecard-move-well-together-zürich-bank-2026-10-11.pdf"
    )
    assert file_name("\r\n", ending="csv") == "partnerboard.csv"


LINE = Line("Views", "likely to be met", "on track", "885\u202fk", "923k", "1.15M", "96\u202f%", 0.77, 0.8)


def page(**said: object) -> OnePage:
    shown = {
        "title": "Scorecard", "about": "Green Streets · Bank", "moment": "As of 11 Oct 2026", "answer": "On course.",
        "notes": ("Data through 11 Oct 2026.",), "lines": (LINE,), "adjusted": (), "foot": "Partnerboard",
        "definitions": (("Views", "Shown."),),
    }  # fmt: skip # what stands on the page, line by line
    return OnePage(**{**shown, **said})  # type: ignore[arg-type] # every value is of its field


@pytest.mark.parametrize("count", [0, 1, 11, 200])
def test_a_scorecard_is_one_page_however_much_there_is_to_say(count: int) -> None:
    body = one_page(
        page(lines=(LINE,) * count, adjusted=("It was cut. " * 30,) * count, definitions=(("A", "b " * 200),) * count)
    )

    assert body.startswith(b"%PDF-1.")
    assert len(re.findall(rb"/Type /Page\b(?!s)", body)) == 1
    assert b"/MediaBox [ 0 0 595.2756 841.8898 ]" in body
    assert b"/JavaScript" not in body
    assert b"/URI" not in body


def test_a_page_carries_its_typeface_and_names_nobody() -> None:
    body = one_page(page())

    assert body.count(b"/FontFile2") == 2
    assert b"Helvetica" not in body
    assert re.findall(rb"/Author \((.*?)\)", body) == [b"Partnerboard"]


def test_every_character_that_we_write_is_in_the_typeface() -> None:
    ours = "0123456789 .,;:!?%()+–—−×·…’‘“”/&@#£€$ ÄÖÜäöüßéèêçñøåæœšžčćđłńśźżőűğış"

    assert written(ours) == ours
    assert written("1\u202f%\r\nx\N{SNOWMAN}") == f"1\N{THIN SPACE}% x{UNKNOWN}"


def test_long_words_are_broken_and_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrapped("x" * 400, 100, size=8)

    assert "".join(lines) == "x" * 400
    assert len(lines) > 4

    assert wrapped("one two three four five six", 60, size=8, most=1)[0].endswith(" …")


def test_measures_are_told_with_their_labels_escaped() -> None:
    told = exposition([Measure("ready", "Says\nso.", "gauge", [({"of": 'a"b\\'}, 1)])])

    assert told.splitlines() == [
        "# HELP partnerboard_ready Says\\nso.",
        "# TYPE partnerboard_ready gauge",
        'partnerboard_ready{of="a\\"b\\\\"} 1',
    ]
