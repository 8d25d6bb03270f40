"""Encodings: the mark decides, then UTF-8, then Windows-1252 where nothing speaks against it."""

import codecs

import pytest

from tests.ingest.reading.conftest import Reading, Refusal
from tests.ingest.reading.files import cells

TABLE = "Name,Likes\nCafé Zürich 😀,5\n"
ROWS = [("Name", "Likes"), ("Café Zürich 😀", "5")]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TABLE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TABLE.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), "utf-16"),
    ],
)
def test_marked_and_plain_unicode_reads_alike(reading: Reading, content: bytes, encoding: str) -> None:
    file = reading(content)

    assert cells(file) == ROWS
    assert (file.encoding, file.notices, file.bad_rows) == (encoding, (), ())


def test_tabs_in_two_bytes_under_a_csv_name(reading: Reading) -> None:
    file = reading(codecs.BOM_UTF16_LE + "Kampanj\tKlick\nVår\t7\n".encode("utf-16-le"), "campaign.csv")

    assert cells(file) == [("Kampanj", "Klick"), ("Vår", "7")]
    assert (file.container, file.delimiter) == ("tsv", "\t")


def test_windows_text_is_read_with_a_notice(reading: Reading) -> None:
    file = reading("Name;Likes\nCafé „Zürich“;5\n".encode("cp1252"))

    assert cells(file)[1] == ("Café „Zürich“", "5")
    assert file.encoding == "cp1252"
    assert file.notices == ("The file is not UTF-8; it was read as Windows-1252. Check a name with an accent.",)


def test_windows_text_that_ends_in_an_accent_is_not_taken_for_a_cut(reading: Reading) -> None:
    assert cells(reading("Likes,Name\n5,Café".encode("cp1252"))) == [("Likes", "Name"), ("5", "Café")]


def test_one_broken_row_in_unicode_is_set_aside(reading: Reading) -> None:
    file = reading("Name,Likes\nZürich,5\nMalm".encode() + b"\xf6,6\nOslo,7\n")

    assert cells(file) == [("Name", "Likes"), ("Zürich", "5"), ("Oslo", "7")]
    assert [(row.line_no, row.column, row.value, row.code) for row in file.bad_rows] == [
        (3, "column 1", "Malm\\xf6", "undecodable")
    ]
    assert file.encoding == "utf-8"


def test_half_of_a_surrogate_pair_is_set_aside(reading: Reading) -> None:
    file = reading(b"Name,Likes\nhalf \xed\xa0\xbd,5\nwhole,6\n")

    assert cells(file) == [("Name", "Likes"), ("whole", "6")]
    assert [(row.line_no, row.code) for row in file.bad_rows] == [(2, "undecodable")]


def test_unicode_cut_within_a_character_says_so(reading: Reading) -> None:
    file = reading("Name,Likes\nZürich,5\nMalm".encode() + b"\xc3")

    assert cells(file) == [("Name", "Likes"), ("Zürich", "5")]
    assert [row.code for row in file.bad_rows] == ["undecodable"]
    assert file.notices[0] == "The file looks cut off: it ends in the middle of a character."


def test_two_byte_text_cut_within_a_character_says_so(reading: Reading) -> None:
    file = reading(codecs.BOM_UTF16_LE + "Name,Likes\nZürich,5\nMalmö,6".encode("utf-16-le")[:-1])

    assert cells(file) == [("Name", "Likes"), ("Zürich", "5")]
    assert [(row.line_no, row.code) for row in file.bad_rows] == [(3, "undecodable")]
    assert file.notices[0] == "The file looks cut off: it ends in the middle of a character."


def test_text_that_was_broken_before_stays_as_it_is(reading: Reading) -> None:
    file = reading("Name,Likes\nCafÃ©,5\nMalm\ufffd,6\n".encode())

    assert cells(file)[1:] == [("CafÃ©", "5"), ("Malm\ufffd", "6")]
    assert file.bad_rows == ()


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF32_LE + TABLE.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TABLE.encode("utf-32-be"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        "名前,いいね\nあー,5\n".encode("shift_jis"),
    ],
    ids=["utf-32-le", "utf-32-be", "utf-16-le unmarked", "utf-16-be unmarked", "shift_jis"],
)
def test_what_no_encoding_fits_is_refused(refusal: Refusal, content: bytes) -> None:
    refused = refusal(content)

    assert refused.code == "encoding_unknown"
    assert "UTF-8" in refused.remedy


@pytest.mark.parametrize(
    "content",
    [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"\n\n \r\n", codecs.BOM_UTF16_BE + "\n ".encode("utf-16-be")],
)
def test_nothing_is_refused_as_empty(refusal: Refusal, content: bytes) -> None:
    assert refusal(content).code == "empty_file"
