"""What holds for every table and for any bytes at all."""

import csv
import io
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from partnerboard.errors import UnreadableFile
from partnerboard.ingest.reading import Limits, members, read, read_member
from partnerboard.ingest.reading.delimited import records
from partnerboard.ingest.reading.delimiter import DELIMITERS
from partnerboard.ingest.reading.encoding import decoded
from tests.ingest.reading.files import one_sheet, spreadsheetml, xls, zipped

# Everything a caption may hold: any character but controls and halves of characters; line ends and quotes often.
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters=[chr(code) for code in range(32)])
CELLS = st.text(_CHARACTERS | st.sampled_from(['"', ",", ";", "\t", "|", "\n", "\r", " ", "'"]), max_size=12)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=8)


def written(table: list[list[str]], delimiter: str, quoting: Any) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=quoting).writerows(table)
    return text.getvalue().encode()


@given(table=TABLES, delimiter=st.sampled_from(DELIMITERS), quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_a_written_table_reads_back_cell_by_cell(table: list[list[str]], delimiter: str, quoting: int) -> None:
    content = f"sep={delimiter}\r\n".encode() + written(table, delimiter, quoting)

    found = records(decoded(content), Limits())

    assert [list(row.cells) for row in found.rows] == table
    assert found.bad_rows == ()


@given(table=TABLES, delimiter=st.sampled_from(DELIMITERS))
@example(table=[["1", "2"], ["3", "4"]], delimiter="|")
def test_a_quoted_table_shows_its_delimiter(table: list[list[str]], delimiter: str) -> None:
    header = [f"column {n}" for n in range(len(table[0]))]
    content = written([header, *table], delimiter, csv.QUOTE_ALL)

    found = records(decoded(content), Limits())

    assert (found.delimiter, [list(row.cells) for row in found.rows]) == (delimiter, [header, *table])


@given(table=TABLES)
def test_line_numbers_are_those_an_editor_shows(table: list[list[str]]) -> None:
    text, starts = "sep=,\r\n", []
    for row in table:
        starts.append(len(list(io.StringIO(text, newline=""))) + 1)
        text += written([row], ",", csv.QUOTE_MINIMAL).decode()

    assert [row.line_no for row in records(decoded(text.encode()), Limits()).rows] == starts


@given(content=st.binary(max_size=300))
@example(content=b"\xff\xfe\x3d\xd8")
@example(content=b"\xff\xfe\x0a")
@example(content=b"PK\x03\x04")
@example(content=b"PK\x05\x06" + bytes(18))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    read_or_refused(tmp_path_factory, content)


@given(data=st.data(), start=st.sampled_from([b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"a,b\n", b"sep=,\n", b'"']))
def test_any_text_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, start: bytes
) -> None:
    pieces = st.sampled_from(
        [b'"', b",", b"\n", b"\r", b"\0", b"\x1b", b"\xc3", b"\xa9", b"\xff", b"ab", b";", b"\xd8=", b" "]
    )

    read_or_refused(tmp_path_factory, start + b"".join(data.draw(st.lists(pieces, max_size=60))))


WORKBOOKS = {
    "xlsx": one_sheet(["Date", "Likes"], ["2026-01-01", 5]),
    "xls": xls(["Date", "Likes"], ["2026-01-01", 5.0]),
    "xml": spreadsheetml('<Row><Cell><Data ss:Type="String">a</Data></Cell></Row>'),
    "zip": zipped({"a.csv": b"a,b\n1,2\n" * 20}),
}


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(kind=st.sampled_from(sorted(WORKBOOKS)), at=st.floats(0, 1), change=st.binary(min_size=1, max_size=4))
def test_damaged_workbooks_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, kind: str, at: float, change: bytes
) -> None:
    content = WORKBOOKS[kind]
    place = int(at * len(content))

    read_or_refused(tmp_path_factory, content[:place] + change + content[place + len(change) :])


def read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Nothing else may come out; and a refusal names its cause, and no place on this machine."""
    path = tmp_path_factory.getbasetemp() / "upload"
    path.write_bytes(content)
    with suppress(UnreadableFile):
        for member in members(path):
            read_member(member)
    refusal = refusal_of(path)
    assert refusal is None or (refusal.code and str(path.parent) not in str(refusal))


def refusal_of(path: Path) -> UnreadableFile | None:
    try:
        read(path)
    except UnreadableFile as refusal:
        return refusal
    return None
