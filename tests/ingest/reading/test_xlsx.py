"""Workbooks (.xlsx): cells as text, nothing made up, and hostile parts refused before a parser sees them."""

from datetime import date, datetime, time
from typing import Any

import pytest

from partnerboard.ingest.reading import Limits
from tests.ingest.reading.conftest import Reading, Refusal
from tests.ingest.reading.files import cells, line_numbers, one_sheet, with_parts, with_sheet_xml, xlsx


def test_a_workbook_has_no_encoding_and_no_delimiter(reading: Reading) -> None:
    file = reading(one_sheet(["Date", "Likes"], ["01/02/2026", 5]), "page.xlsx")

    assert (file.container, file.encoding, file.delimiter, file.notices) == ("xlsx", "", "", ())
    assert [sheet.name for sheet in file.sheets] == ["Posts"]
    assert cells(file) == [("Date", "Likes"), ("01/02/2026", "5")]


def test_cells_read_as_what_they_say(reading: Reading) -> None:
    said: dict[Any, str] = {
        "0012": "0012",
        " padded ": " padded ",
        "one\r\ntwo": "one\r\ntwo",
        5: "5",
        -28: "-28",
        1.5: "1.5",
        0.027027027681469917: "0.02702702768146992",
        1e-7: "1e-07",
        2**53 - 1: "9007199254740991",
        2**53: "9.007199254740992e+15",
        -(2**53): "-9.007199254740992e+15",
        10**16: "1e+16",
        1_812_345_678_901_231_117: "1.812345678901231e+18",
        True: "TRUE",
        False: "FALSE",
    }

    assert cells(reading(one_sheet(list(said)))) == [tuple(said.values())]


@pytest.mark.parametrize("is_1904", [False, True])
def test_dates_read_as_iso_text_in_both_date_systems(reading: Reading, is_1904: bool) -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.add_worksheet()
        day, hour = workbook.add_format({"num_format": "m/d/yy h:mm"}), workbook.add_format({"num_format": "hh:mm:ss"})
        span = workbook.add_format({"num_format": "[h]:mm:ss"})
        sheet.write_datetime(0, 0, datetime(2024, 7, 1, 12, 30, 15), day)  # noqa: DTZ001 - workbooks know no zone
        sheet.write_datetime(0, 1, datetime(2024, 7, 1, 11, 59, 59, 999_900), day)  # noqa: DTZ001 - as above
        sheet.write_datetime(0, 2, date(2024, 7, 1), day)
        sheet.write_datetime(0, 3, time(1, 2, 3), hour)
        sheet.write_number(0, 4, 1.5, span)
        workbook.add_worksheet().write_row(0, 0, ["07/01/2024", 45474])

    file = reading(xlsx(fill, date_1904=is_1904))

    assert cells(file) == [
        ("2024-07-01T12:30:15", "2024-07-01T12:00:00", "2024-07-01T00:00:00", "01:02:03", "36:00:00")
    ]
    assert cells(file, sheet=1) == [("07/01/2024", "45474")]
    assert [sheet.typed_dates for sheet in file.sheets] == [True, False]


def test_sheets_come_in_order_hidden_ones_marked_and_charts_left_out(reading: Reading) -> None:
    def fill(workbook: Any) -> None:
        for name in ("Posts", "Hidden", "Very hidden"):
            workbook.add_worksheet(name).write(0, 0, name)
        workbook.add_chartsheet("Chart")
        workbook.add_worksheet("Empty")
        workbook.get_worksheet_by_name("Hidden").hide()
        workbook.get_worksheet_by_name("Very hidden").very_hidden()

    file = reading(xlsx(fill))

    assert [(sheet.name, sheet.hidden, len(sheet.rows)) for sheet in file.sheets] == [
        ("Posts", False, 1),
        ("Hidden", True, 1),
        ("Very hidden", True, 1),
        ("Empty", False, 0),
    ]


def test_rows_keep_their_numbers_and_columns_their_places(reading: Reading) -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.add_worksheet()
        sheet.write(2, 1, "second column, third row")
        sheet.write(4, 3, 5)

    file = reading(xlsx(fill))

    assert cells(file) == [(), (), ("", "second column, third row", "", ""), (), ("", "", "", "5")]
    assert line_numbers(file) == [1, 2, 3, 4, 5]


def test_results_of_formulas_are_read_and_missing_ones_are_neither_empty_nor_zero(reading: Reading) -> None:
    file = reading(
        with_sheet_xml(
            '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v></v></c>'
            '<c r="D1"><f t="shared" si="0"/></c><c r="E1" t="str"><f>""</f><v></v></c>'
            '<c r="F1" t="str"><f>"a"</f><v>a</v></c><c r="G1" t="inlineStr"><is><t>plain</t></is></c></row>'
            '<row r="3"><c r="B3"><f>SUM(A1)</f></c></row>'
        )
    )

    assert cells(file) == [
        ("2", "#FORMULA", "#FORMULA", "#FORMULA", "", "a", "plain"),
        (),
        ("", "#FORMULA"),
    ]


def test_error_values_stay_errors(reading: Reading) -> None:
    file = reading(
        with_sheet_xml('<row r="1"><c r="A1"><v>5</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>')
    )

    assert cells(file) == [("5", "#DIV/0!")]


def test_parts_with_a_prefix_are_understood(reading: Reading) -> None:
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1">'
        '<x:c r="A1"><x:v>5</x:v></x:c><x:c r="B1"><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    )

    assert cells(reading(with_parts(one_sheet(["a"]), {"xl/worksheets/sheet1.xml": sheet}))) == [("5", "#FORMULA")]


def test_control_characters_in_a_cell_set_its_row_aside(reading: Reading) -> None:
    file = reading(one_sheet(["id", "text"], ["1", "bell \x07"], ["2", "fine"]))

    assert cells(file) == [("id", "text"), ("2", "fine")]
    assert [(row.line_no, row.sheet, row.column, row.value, row.code) for row in file.bad_rows] == [
        (2, "Posts", "column 2", "bell \\x07", "control_characters")
    ]


@pytest.mark.parametrize(
    ("far", "code"),
    [("XFD1048576", "too_many_columns"), ("A1048576", "too_many_rows"), ("FAN200000", "too_many_cells")],
)
def test_a_far_cell_is_refused_before_room_is_made_for_it(refusal: Refusal, far: str, code: str) -> None:
    row = far.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{far}"><v>1</v></c></row>'

    assert refusal(with_sheet_xml(rows)).code == code


def test_far_cells_with_a_style_alone_do_not_count(reading: Reading) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>'

    assert cells(reading(with_sheet_xml(rows))) == [("1",)]


def test_cells_of_all_sheets_are_counted_together(refusal: Refusal) -> None:
    def fill(workbook: Any) -> None:
        for _ in range(3):
            workbook.add_worksheet().write(9, 9, 1)

    assert refusal(xlsx(fill), limits=Limits(cells=299)).code == "too_many_cells"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE sst SYSTEM "http://127.0.0.1/evil.dtd">',
    ],
)
@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/workbook.xml", "xl/extra.xml"])
def test_declarations_are_refused_in_every_part(refusal: Refusal, declaration: str, part: str) -> None:
    strings = f'<?xml version="1.0"?>{declaration}<sst><si><t>&a;</t></si></sst>'

    assert refusal(with_parts(one_sheet(["a"]), {part: strings})).code == "xml_dtd"


def test_declarations_in_two_bytes_a_character_do_not_hide(refusal: Refusal) -> None:
    strings = '\ufeff<!DOCTYPE sst [<!ENTITY a "a">]><sst/>'.encode("utf-16-le").decode("latin-1")

    assert refusal(with_parts(one_sheet(["a"]), {"xl/sharedStrings.xml": strings})).code == "xml_dtd"


def test_a_broken_part_is_damage(refusal: Refusal) -> None:
    broken = with_parts(one_sheet(["a"]), {"xl/workbook.xml": "<workbook><sheets>"})

    assert refusal(broken).code == "damaged_file"


def test_a_text_that_many_cells_share_cannot_grow_without_end(refusal: Refusal) -> None:
    workbook = one_sheet(*[["x" * 3_000] * 20] * 20)

    assert refusal(workbook, limits=Limits(unpacked_bytes=1_000_000)).code == "unpacked_too_large"
