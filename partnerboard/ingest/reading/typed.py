"""Whole records of a long text file, read by Arrow straight into numbers, days and words.

Arrow takes for a number more than we do: signs, leading zeros, blanks around it. None of these writes a number in fewer
characters than its digits alone, so one sum tells of a whole block that there is none: the characters of all cells,
each number as long as its digits, the signs between the cells and the ends of the lines make up the bytes. The one
writing that can be shorter, `0x1F`, is looked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from partnerboard.ingest.reading import fast
from partnerboard.ingest.reading.columns import Numbers
from partnerboard.ingest.reading.counting import count_of, count_of_pair
from partnerboard.ingest.reading.encoding import Text
from partnerboard.ingest.reading.limits import Limits

NUMBER = pa.int64()
DAY = pa.date32()
WORD = pa.dictionary(pa.int32(), pa.string())
TEXT = pa.string()

_DIGITS = 18
_DAY_CHARS = len("2026-10-11")


@dataclass(frozen=True, slots=True)
class TypedRows:
    """Rows that are all as wide as their table: the line of each, and their cells column by column, missing where
    empty. Numbers are digits alone, days have all their digits.
    """

    line_nos: Numbers
    columns: Sequence[pa.Array]

    def __len__(self) -> int:
        return len(self.line_nos)


def typed_rows(
    text: Text, delimiter: str, limits: Limits, types: Sequence[pa.DataType], *, lines_before: int
) -> TypedRows | None:
    """The rows of a text, columns of these types; None where one cell is anything else, or a row not as wide."""
    found = _records(text, ord(delimiter)) if fast.may_be_read(text, text.start) else None
    if found is None:
        return None
    is_quoted = found.line_nos is not None
    columns = fast.read_as(
        text.utf8, text.start, delimiter, types, found.longest, is_quoted=is_quoted, is_missing_where_empty=True
    )
    if columns is None or not 0 < len(columns[0]) <= limits.records:
        return None
    rows = len(columns[0])
    line_nos = np.arange(1, rows + 1) if found.line_nos is None else found.line_nos
    if len(line_nos) != rows or not _make_up_all(text, columns, found.around + rows * len(types)):
        return None
    if any(column.type in (NUMBER, DAY) for column in columns) and _may_be_hexadecimal(text, delimiter):
        return None
    if fast.has_long_cell([column for column in columns if column.type == TEXT], {}, limits):
        return None
    return TypedRows(line_nos + lines_before, columns)


def _make_up_all(text: Text, columns: Sequence[pa.Array], around: int) -> bool:
    """Whether the cells, and the bytes around them if each line has its end, make up the text."""
    filled = 0
    for column in columns:
        length = _length(column)
        if length is None:
            return False
        filled += length
    missing = 0 if text.utf8.endswith(b"\n") else 1
    return filled + around - missing == len(text.utf8) - text.start


@dataclass(frozen=True, slots=True)
class _Records:
    """The bytes of the longest record and the line of each, where quotation marks are in the text, and how many bytes
    stand around cells beside delimiters and line feeds.
    """

    around: int
    longest: int = 0
    line_nos: Numbers | None = None


def _records(text: Text, delimiter: int) -> _Records | None:
    utf8, start = text.utf8, text.start
    quotes = fast.places_of_quotes(utf8, start)
    if len(quotes):
        body = np.frombuffer(utf8, np.uint8, offset=start)
        spans = fast.spans_of(utf8, start, quotes) if fast.are_in_order(body, quotes, delimiter) else None
        if spans is None:
            return None
        ends = spans.ends[spans.ends < len(body)]
        returns = int(np.count_nonzero(body[ends[ends > 0] - 1] == ord("\r")))
        within = int(np.count_nonzero(quotes[2::2] == quotes[1:-1:2] + 1))  # of each two one stands in its cell
        longest = int((spans.ends - spans.starts).max()) + 2
        return _Records(len(quotes) - within + returns, longest, spans.line_nos)
    if utf8.find(b"\r", start) < 0:
        return _Records(0)
    line_ends = count_of_pair(b"\r", b"\n", utf8)
    return _Records(line_ends) if count_of(b"\r", utf8) == line_ends else None


def _length(column: pa.Array) -> int | None:
    """How many bytes the cells of a column take, numbers and days written in the one plain way; None if none does."""
    filled = len(column) - int(column.null_count)
    if not filled:
        return 0
    if column.type == NUMBER:
        return _digits(column, filled)
    if column.type == DAY:
        return filled * _DAY_CHARS
    if pa.types.is_dictionary(column.type):
        lengths = pc.binary_length(column.dictionary).to_numpy(zero_copy_only=False)
        places = column.indices.drop_null() if column.null_count else column.indices
        return int(lengths[places.to_numpy()].sum())
    offsets = np.frombuffer(column.buffers()[1], np.int32, len(column) + 1, column.offset * 4)
    return int(offsets[-1] - offsets[0])


def _digits(column: pa.Array, filled: int) -> int | None:
    ends: Mapping[str, int] = pc.min_max(column).as_py()
    if ends["min"] < 0 or ends["max"] >= 10**_DIGITS:
        return None
    values = (column.fill_null(0) if column.null_count else column).to_numpy()
    longer = (10**digits for digits in range(1, len(str(ends["max"]))))
    return filled + sum(int(np.count_nonzero(values >= least)) for least in longer)


def _may_be_hexadecimal(text: Text, delimiter: str) -> bool:
    """Whether a cell may begin like a hexadecimal number."""
    before = set(f'{delimiter}"\n\t '.encode())
    for sign in (b"0x", b"0X"):
        if text.utf8.find(sign[1:], text.start) < 0:  # a single byte is looked for ten times as fast
            continue
        at = text.utf8.find(sign, text.start)
        while at >= 0:
            if at == text.start or text.utf8[at - 1] in before:
                return True
            at = text.utf8.find(sign, at + 1)
    return False
