"""Delimiters: the content decides, also where captions and decimals hold other candidates."""

import pytest

from tests.ingest.reading.conftest import Reading
from tests.ingest.reading.files import cells


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_delimiter_is_found(reading: Reading, delimiter: str) -> None:
    lines = ["id,text,likes", '1,"a, b; c | d",5', "2,plain,6"]
    text = "\n".join(lines).replace(",", delimiter).replace(f"a{delimiter} b", "a, b")
    file = reading(text.encode())

    assert file.delimiter == delimiter
    assert [len(row) for row in cells(file)] == [3, 3, 3]


def test_the_header_alone_is_enough(reading: Reading) -> None:
    assert reading(b"Post ID;Reactions, Comments and Shares;Views\n").delimiter == ";"
    assert reading(b"Gender,Distribution\n").delimiter == ","


def test_one_column_reads_as_lines(reading: Reading) -> None:
    file = reading(b"Views\n5\n6\n")

    assert (file.delimiter, cells(file)) == (",", [("Views",), ("5",), ("6",)])


@pytest.mark.parametrize(
    "content",
    [
        "a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n",
        "a;b\n1,5;2,5\n1,5;2,5\n",
        "Name;Betrag\nFrühling;1.234,56\nSommer;2.345,67\n",
        "Datum;Rate;Kosten\n2026-01-01;0,5;1,25\n2026-01-02;0,7;2,5\n",
    ],
)
def test_decimal_commas_do_not_make_a_table(reading: Reading, content: str) -> None:
    assert reading(content.encode()).delimiter == ";"


def test_a_wide_ragged_table_beats_a_character_that_every_caption_has(reading: Reading) -> None:
    header = ",".join(f"column {n}" for n in range(45))
    rows = [f'{n},"Story {n} | The Paper"' + ",1" * (n % 40) for n in range(60)]
    file = reading("\n".join([header, *rows, ""]).encode())

    assert file.delimiter == ","
    assert {len(row) for row in cells(file)} == {45, *range(2, 42)}


def test_a_preamble_with_other_delimiters_does_not_mislead(reading: Reading) -> None:
    preamble = "Campaign Performance Report (in UTC)\nReport Start: January 1, 2026, Report End: January 31, 2026\n\n"
    table = "Start Date\tCampaign\tSpent\n01/01/2026\tSpring, early\t454,06\n02/01/2026\tSpring, late\t95,7\n"
    file = reading((preamble + table).encode())

    assert file.delimiter == "\t"
    assert cells(file)[3] == ("Start Date", "Campaign", "Spent")


def test_blocks_of_different_width_read_as_one_file(reading: Reading) -> None:
    blocks = (
        "# Account: A\n# Start date: 20260101\nSource,Sessions\nx / y,5\n\n# Start date: 20260101\nDay,a,b\n0000,1,2\n"
    )

    assert [len(row) for row in cells(reading(blocks.encode()))] == [1, 1, 2, 2, 0, 1, 3, 3]


def test_multi_line_captions_with_other_delimiters_do_not_mislead(reading: Reading) -> None:
    rows = "".join(f'{n},"one; two; three\nfour; five; six\n\n{n}; {n}",{n}\n' for n in range(50))

    assert reading(f"id,text,likes\n{rows}".encode()).delimiter == ","


@pytest.mark.parametrize("line", ["sep=;\n", '"sep=;"\r\n', "SEP=;\r\n"])
def test_a_first_line_that_names_the_delimiter_is_obeyed_and_left_out(reading: Reading, line: str) -> None:
    file = reading(f"{line}a,b;c\n1,2;3\n".encode())

    assert (file.delimiter, cells(file)) == (";", [("a,b", "c"), ("1,2", "3")])
    assert [row.line_no for row in file.sheets[0].rows] == [2, 3]


def test_a_first_line_that_names_another_character_is_a_line_like_any(reading: Reading) -> None:
    assert cells(reading(b"sep=:\na,b\n1,2\n"))[0] == ("sep=:",)
