"""Delimited text: every record comes back as it was written, on the line it was written on."""

import hashlib

import pytest

from partnerboard.ingest.reading import Limits
from tests.ingest.reading.conftest import Reading, Refusal
from tests.ingest.reading.files import cells, line_numbers


def test_a_file_is_described_beside_its_rows(reading: Reading) -> None:
    file = reading(b"Date,Likes\n2026-01-01,5\n", "days.csv")

    assert (file.name, file.size, file.container, file.encoding, file.delimiter) == (
        "days.csv",
        24,
        "csv",
        "utf-8",
        ",",
    )
    assert file.sha256 == hashlib.sha256(b"Date,Likes\n2026-01-01,5\n").hexdigest()
    assert cells(file) == [("Date", "Likes"), ("2026-01-01", "5")]
    assert (file.sheets[0].name, file.sheets[0].typed_dates, file.sheets[0].hidden) == ("", False, False)
    assert (file.notices, file.bad_rows) == ((), ())


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like(reading: Reading, line_break: str) -> None:
    file = reading(line_break.join(["a,b", "1,2", "3,4", ""]).encode())

    assert cells(file) == [("a", "b"), ("1", "2"), ("3", "4")]
    assert line_numbers(file) == [1, 2, 3]


def test_a_caption_keeps_its_line_breaks_exactly_and_rows_keep_their_physical_lines(reading: Reading) -> None:
    file = reading(b'id,text,likes\n1,"one\r\ntwo\n\nthree",5\n2,"a ""quoted"" word; and, more",6\n')

    assert cells(file)[1] == ("1", "one\r\ntwo\n\nthree", "5")
    assert cells(file)[2] == ("2", 'a "quoted" word; and, more', "6")
    assert line_numbers(file) == [1, 2, 6]


def test_blank_lines_stay_as_rows_without_cells(reading: Reading) -> None:
    file = reading(b"# Report\n\nDate,Sessions\n0000,5\n\nCountry,Users\nSE,3\n")

    assert cells(file) == [
        ("# Report",),
        (),
        ("Date", "Sessions"),
        ("0000", "5"),
        (),
        ("Country", "Users"),
        ("SE", "3"),
    ]
    assert line_numbers(file) == [1, 2, 3, 4, 5, 6, 7]


def test_trailing_empty_cells_stay_as_they_came(reading: Reading) -> None:
    file = reading(b"a,b,c\n1,,\n2\n3,4,5,,\n")

    assert cells(file) == [("a", "b", "c"), ("1", "", ""), ("2",), ("3", "4", "5", "", "")]


def test_control_characters_set_their_row_aside(reading: Reading) -> None:
    file = reading(b"id,text\n1,fine\n2,red \x1b[31m alert\n3,nul \x00 byte\n4,tab\tis fine\n")

    assert cells(file) == [("id", "text"), ("1", "fine"), ("4", "tab\tis fine")]
    assert [(row.line_no, row.column, row.code) for row in file.bad_rows] == [
        (3, "column 2", "control_characters"),
        (4, "column 2", "control_characters"),
    ]
    assert file.bad_rows[0].value == "red \\x1b[31m alert"


def test_a_quotation_mark_that_is_never_closed_is_one_bad_row_and_said_aloud(reading: Reading) -> None:
    file = reading(b'id,text\n1,fine\n2,"cut in the mid')

    assert cells(file) == [("id", "text"), ("1", "fine")]
    assert [(row.line_no, row.code, row.value) for row in file.bad_rows] == [(3, "unclosed_quote", '2,"cut in the mid')]
    assert file.notices == (
        "The file looks cut off: a quotation mark in line 3 is never closed, so line 3 was not read.",
    )


def test_a_quotation_mark_that_swallows_the_next_row_takes_no_number_from_it(reading: Reading) -> None:
    file = reading(b'id,text,likes\n1,"opened,10\n2,"closed",20\n3,fine,30\n')

    assert cells(file) == [("id", "text", "likes"), ("3", "fine", "30")]
    assert [(row.line_no, row.code) for row in file.bad_rows] == [(2, "broken_quotes")]
    assert "lines 2 to 3" in file.bad_rows[0].reason


def test_a_stray_quotation_mark_within_one_line_is_kept_and_mentioned(reading: Reading) -> None:
    file = reading(b'id,text,likes\n1,"The "best" day",5\n2,a 5" screen,6\n')

    assert cells(file)[1:] == [("1", 'The best" day"', "5"), ("2", 'a 5" screen', "6")]
    assert file.notices == ("Line 2: a quotation mark in a quoted cell is not doubled; the cell was kept as it reads.",)


def test_backslash_escapes_show_in_the_number_of_cells(reading: Reading) -> None:
    file = reading(b'id,text,likes\n1,"He said \\"hi, there\\" again",5\n')

    assert len(cells(file)[1]) == 4


def test_a_stray_quotation_mark_that_leaves_a_cell_open_makes_a_bad_row(reading: Reading) -> None:
    file = reading(b'id,text,likes\n1,"a"b,"c\n2,fine,6\n')

    assert cells(file)[1:] == [("2", "fine", "6")]
    assert [(row.line_no, row.code) for row in file.bad_rows] == [(2, "broken_quotes")]


def test_a_last_line_that_breaks_off_is_noticed(reading: Reading) -> None:
    file = reading(b"id,text,likes\n1,fine,5\n2,fi")

    assert cells(file)[-1] == ("2", "fi")
    assert file.notices == ("The file looks cut off: line 3 ends without a line break and has 2 of 3 cells.",)


@pytest.mark.parametrize("ending", [b"2,fine,6", b"2,fine,6\n", b"Showing top 500 results", b"2,short\n"])
def test_a_whole_last_line_is_not_taken_for_a_cut(reading: Reading, ending: bytes) -> None:
    assert reading(b"id,text,likes\n1,fine,5\n" + ending).notices == ()


def test_a_cell_beyond_the_limit_sets_its_row_aside(reading: Reading) -> None:
    long = b"x" * 200_000
    file = reading(b"id,text\n1,fine\n2," + long + b'\n3,"' + b"y\n" * 60_000 + b'"\n4,fine\n')

    assert cells(file) == [("id", "text"), ("1", "fine"), ("4", "fine")]
    assert [(row.line_no, row.code) for row in file.bad_rows] == [(3, "field_too_long"), (4, "field_too_long")]
    assert file.bad_rows[0].reason == "The cell holds 200,000 characters; 100,000 are read."
    assert len(file.bad_rows[0].value) == 201


def test_a_wide_row_among_others_is_set_aside(reading: Reading) -> None:
    file = reading(b"a,b\n1,2\n" + b"," * 5000 + b"\n3,4\n")

    assert cells(file) == [("a", "b"), ("1", "2"), ("3", "4")]
    assert [(row.line_no, row.code, row.value) for row in file.bad_rows] == [(3, "too_many_columns", "5,001 cells")]


def test_a_wide_header_is_refused_and_real_widths_are_not(reading: Reading, refusal: Refusal) -> None:
    def table(width: int) -> bytes:
        return b",".join(b"c%d" % n for n in range(width)) + b"\n" + b",".join([b"1"] * width) + b"\n"

    assert len(cells(reading(table(2_700)))[0]) == 2_700
    assert refusal(table(5_000)).code == "too_many_columns"


def test_rows_cells_and_bad_rows_are_counted(refusal: Refusal) -> None:
    assert refusal(b"a,b\n" * 21, limits=Limits(cells=40)).code == "too_many_cells"
    assert refusal(b"a\n" * 1_012, limits=Limits(rows=10)).code == "too_many_rows"
    assert refusal(b"a,b\n" + b"\n" * 1_011, limits=Limits(rows=10)).code == "too_many_rows"
    assert refusal(b"a,b\n" + b'"a\n' * 2_100, limits=Limits(rows=10)).code == "too_many_rows"
    assert refusal(b"a,b\n" + b"1,\x01\n" * 1_020 + b"1,2\n" * 20_000, limits=Limits(rows=10)).code == "too_many_rows"


def test_a_line_of_delimiters_alone_is_refused_before_it_becomes_cells(refusal: Refusal) -> None:
    refused = refusal(b"a,b\n" + b"," * 1_000_000, limits=Limits(cells=100_000))

    assert refused.code == "too_many_columns"
    assert refused.message == "Line 2 has 1,000,001 columns; 4,096 are read."


def test_equal_cells_share_one_text_in_a_large_file_that_is_read_row_by_row(reading: Reading) -> None:
    row = b",".join([b"1234"] * 100) + b"\n"
    flaw = b'"a"b' + row[4:]
    file = reading(b",".join(b"c%d" % n for n in range(100)) + b"\n" + flaw + row * 16_000)

    last = file.sheets[0].rows[-1].cells
    assert last[0] is last[99]
    assert len(file.sheets[0].rows) == 16_002
