"""The two older things that end in .xls: binary workbooks and workbooks as one XML file."""

import codecs

import pytest

from partnerboard.ingest.reading import Limits
from tests.ingest.reading.conftest import Reading, Refusal
from tests.ingest.reading.files import cells, line_numbers, spreadsheetml, xls


@pytest.mark.parametrize("biff", [8, 5])
def test_binary_workbooks_of_both_ages_read_alike(reading: Reading, biff: int) -> None:
    file = reading(xls(["Date", "Klick", "", "Rate"], [43922.5, 5.0, True, 0.25], [], ["Malmö"], biff=biff), "page.xls")

    assert cells(file) == [
        ("Date", "Klick", "", "Rate"),
        ("2020-04-01T12:00:00", "5", "TRUE", "0.25"),
        (),
        ("Malmö", "", "", ""),
    ]
    assert (file.container, file.sheets[0].name, file.sheets[0].typed_dates) == ("xls", "Days", True)
    assert line_numbers(file) == [1, 2, 3, 4]


def test_an_error_value_in_a_binary_workbook_is_not_an_empty_cell(reading: Reading) -> None:
    assert cells(reading(xls(["a", "b"], [1.0, None]))) == [("a", "b"), ("1", "#DIV/0!")]


def test_a_hidden_sheet_is_marked(reading: Reading) -> None:
    assert reading(xls(["a"], hidden=True)).sheets[0].hidden


def test_lost_digits_show_in_a_binary_workbook_too(reading: Reading) -> None:
    assert cells(reading(xls([float(1_812_345_678_901_231_117)]))) == [("1.812345678901231e+18",)]


def test_a_protected_binary_workbook_is_refused(refusal: Refusal) -> None:
    assert refusal(xls(["a"], protected=True)).code == "password_protected"


def test_a_cut_binary_workbook_is_refused(refusal: Refusal) -> None:
    assert refusal(xls(["a"])[:1_600]).code == "damaged_file"


def test_a_far_cell_in_a_binary_workbook_is_refused(refusal: Refusal) -> None:
    assert refusal(xls(*[[1.0] * 10] * 10), limits=Limits(cells=99)).code == "too_many_cells"


def test_xml_workbooks_read_typed_cells_and_skipped_places(reading: Reading) -> None:
    content = spreadsheetml(
        '<Row><Cell><Data ss:Type="String">Post ID</Data></Cell><Cell><Data ss:Type="String">Posted</Data></Cell>'
        '<Cell ss:Index="4"><Data ss:Type="String">Reach</Data></Cell></Row>'
        '<Row ss:Index="3"><Cell><Data ss:Type="Number">812345678901231117</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">2020-09-22T07:07:36.000</Data></Cell>'
        '<Cell ss:MergeAcross="1"><Data ss:Type="Number">1.5</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell>'
        '<Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell ss:Formula="=1+1"/><Cell ss:StyleID="s1"/></Row>',
        '<Row><Cell><Data ss:Type="Number">1.2E3</Data></Cell></Row>',
    )

    file = reading(content, "insights.xls")

    assert (file.container, file.encoding) == ("spreadsheetml", "")
    assert [(sheet.name, sheet.typed_dates) for sheet in file.sheets] == [("Sheet 1", True), ("Sheet 2", False)]
    assert cells(file) == [
        ("Post ID", "Posted", "", "Reach", "", "", "", ""),
        (),
        ("812345678901231117", "2020-09-22T07:07:36", "1.5", "", "TRUE", "#N/A", "#FORMULA", ""),
    ]
    assert cells(file, sheet=1) == [("1200",)]
    assert line_numbers(file) == [1, 2, 3]


def text_row(text: str) -> str:
    return f'<Row><Cell><Data ss:Type="String">{text}</Data></Cell></Row>'


def test_words_in_xml_cells_stay_as_they_are(reading: Reading) -> None:
    marked_up = 'bold <B xmlns="http://www.w3.org/TR/REC-html40">word</B> &amp; 😀&#10;next &#x1F600; &lt;!DOCTYPE&gt;'

    assert cells(reading(spreadsheetml(text_row(marked_up)))) == [("bold word & 😀\nnext 😀 <!DOCTYPE>",)]


def test_broken_characters_in_xml_are_replaced(reading: Reading) -> None:
    content = spreadsheetml(text_row("Malm?"), text_row("fine")).replace(b"Malm?", b"Malm\xc3")

    assert [cells(reading(content), sheet) for sheet in (0, 1)] == [[("Malm\ufffd",)], [("fine",)]]


@pytest.mark.parametrize("bad", ["\x07", "&#7;", "&#x1B;", "&#xFFFF;", "&#55357;", "&#99999999;"])
def test_what_xml_cannot_carry_sets_its_row_aside(reading: Reading, bad: str) -> None:
    file = reading(spreadsheetml(text_row("fine") + text_row(f"a{bad}b")))

    assert cells(file) == [("fine",)]
    assert [(row.line_no, row.sheet, row.code) for row in file.bad_rows] == [(2, "Sheet 1", "control_characters")]


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_xml_in_two_bytes_a_character(reading: Reading, mark: bytes) -> None:
    codec = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    content = spreadsheetml(text_row("Zürich"), start='<?xml version="1.0" encoding="UTF-16"?>').decode()

    assert cells(reading(mark + content.encode(codec))) == [("Zürich",)]


def test_xml_that_names_the_encoding_of_windows(reading: Reading) -> None:
    content = spreadsheetml(text_row("Zürich"), start='<?xml version="1.0" encoding="windows-1252"?>').decode()

    assert cells(reading(content.encode("cp1252"))) == [("Zürich",)]


def test_hidden_xml_sheets_are_marked(reading: Reading) -> None:
    options = b"</Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    content = spreadsheetml(text_row("a"), text_row("b")).replace(b"</Table>", options, 1)

    assert [sheet.hidden for sheet in reading(content).sheets] == [True, False]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (spreadsheetml(text_row("a"))[:-40], "damaged_file"),
        (spreadsheetml(text_row("a & b")), "damaged_file"),
        (spreadsheetml(text_row("a"), start='<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'), "xml_dtd"),
        (spreadsheetml('<Row ss:Index="1048576"><Cell/></Row>'), "too_many_rows"),
        (spreadsheetml('<Row><Cell ss:Index="16384"><Data ss:Type="String">a</Data></Cell></Row>'), "too_many_columns"),
        (spreadsheetml('<Row><Cell ss:MergeAcross="16384"/></Row>'), "too_many_columns"),
    ],
)
def test_hostile_and_broken_xml_is_refused(refusal: Refusal, content: bytes, code: str) -> None:
    assert refusal(content).code == code


def test_cells_of_xml_workbooks_are_counted(refusal: Refusal) -> None:
    assert refusal(spreadsheetml(text_row("a") * 11), limits=Limits(cells=10)).code == "too_many_cells"
