"""Long text files without a flaw, read by Arrow straight into columns: the same rows as `delimited.py` reads.

A file is read here only if nothing in it needs a judgement: readable characters without controls, and quotation marks
exactly as RFC 4180 has them. Where records and cells end is found from the positions of quotation marks, line ends and
delimiters, for every record; what Arrow makes of them is held to that.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from partnerboard.ingest.reading.columns import ColumnRows, Numbers
from partnerboard.ingest.reading.encoding import Text
from partnerboard.ingest.reading.flaws import UNREADABLE_MARK
from partnerboard.ingest.reading.limits import Limits

Bytes = npt.NDArray[np.uint8]

_QUOTE, _LINE_FEED, _RETURN = b'"\n\r'
# As much as a processor keeps at hand; a record must not be longer.
_BLOCK = 1024**2
_MARK = "\ufeff".encode()


def column_rows(
    text: Text, delimiter: str, limits: Limits, *, skipped: int, lines_before: int = 0
) -> ColumnRows | None:
    """All rows behind the skipped first lines; None where the file has to be read row by row.

    `lines_before` is how many lines of the file stand before the text.
    """
    start = text.start
    for _ in range(skipped):
        start = text.utf8.find(b"\n", start) + 1 or len(text.utf8)
    if not may_be_read(text, start):
        return None
    body = np.frombuffer(text.utf8, np.uint8, offset=start)
    quotes = places_of_quotes(text.utf8, start)
    spans = spans_of(text.utf8, start, quotes) if are_in_order(body, quotes, ord(delimiter)) else None
    if spans is None or len(spans.ends) > limits.records:
        return None
    found = _even(text.utf8, start, spans, delimiter, limits)
    found = found or _uneven(text.utf8, start, spans, _widths(body, quotes, spans, ord(delimiter)), delimiter, limits)
    if found is None or has_long_cell(*found, limits):
        return None
    columns, odd = found
    return ColumnRows(spans.line_nos + skipped + lines_before, columns, odd)


def may_be_read(text: Text, start: int) -> bool:
    """Whether there is something behind a place, and no character in it that needs a judgement."""
    return text.is_clean and start < len(text.utf8) and not _is_unusual(text.utf8, start)


def is_quoted_in_order(text: Text, delimiter: str) -> bool:
    """Whether every quotation mark is where RFC 4180 has it: then records end where lines end outside of them."""
    body = np.frombuffer(text.utf8, np.uint8, offset=text.start)
    return are_in_order(body, places_of_quotes(text.utf8, text.start), ord(delimiter))


def end_of_last_record(content: bytes) -> int:
    """Where the last record that is whole ends in bytes that begin with one; 0 if none does."""
    quotes = places_of_quotes(content, 0)
    at = content.rfind(b"\n")
    while at >= 0 and np.searchsorted(quotes, at) % 2:
        at = content.rfind(b"\n", 0, at)
    return at + 1


Columns = list[pa.StringArray]
Odd = Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Spans:
    """Where each record begins and ends, behind the start of the text, and the line it begins on."""

    starts: Numbers
    ends: Numbers
    line_nos: Numbers


def spans_of(utf8: bytes, start: int, quotes: Numbers) -> Spans | None:
    """All records; None for the line ends of old computers."""
    body = np.frombuffer(utf8, np.uint8, offset=start)
    line_ends = _places_of(_LINE_FEED, utf8, start)
    if utf8.count(b"\r", start) != np.count_nonzero(body[line_ends[line_ends > 0] - 1] == _RETURN):
        return None
    ends, lines = line_ends, np.arange(2, len(line_ends) + 2)
    if len(quotes):
        is_end = _are_outside(line_ends, quotes)
        ends, lines = line_ends[is_end], lines[is_end]
    if not len(ends) or ends[-1] + 1 < len(body):  # the last line is not complete
        ends, lines = np.append(ends, len(body)), np.append(lines, 0)
    return Spans(np.append(0, ends[:-1] + 1), ends, np.append(1, lines[:-1]))


def _even(utf8: bytes, start: int, spans: Spans, delimiter: str, limits: Limits) -> tuple[Columns, Odd] | None:
    """The cells of a file whose records are all as wide as its first, as most are; None where one is not."""
    width = len(_cells(utf8[start + spans.starts[0] : start + spans.ends[0]], delimiter))
    if not 1 < width <= limits.columns or width * len(spans.ends) > limits.cells:
        return None
    columns = _columns(utf8, start, spans, delimiter, width, may_skip=False)
    return (columns, {}) if columns and len(columns[0]) == len(spans.ends) else None


def _uneven(
    utf8: bytes, start: int, spans: Spans, widths: Numbers, delimiter: str, limits: Limits
) -> tuple[Columns, Odd] | None:
    """As `_even`; records of another width than most are read one by one."""
    width = int(np.bincount(widths).argmax())
    if width < 2 or int(widths.max()) > limits.columns or int(widths.sum()) > limits.cells:
        return None
    columns = _columns(utf8, start, spans, delimiter, width, may_skip=True)
    odd = {
        place: _cells(utf8[start + spans.starts[place] : start + spans.ends[place]], delimiter)
        for place in np.flatnonzero(widths != width).tolist()
    }
    return (columns, odd) if columns and len(columns[0]) == len(spans.ends) - len(odd) else None


def places_of_quotes(utf8: bytes, start: int) -> Numbers:
    """Where quotation marks stand behind the start."""
    return _places_of(_QUOTE, utf8, start)


def _places_of(sign: int, utf8: bytes, start: int) -> Numbers:
    """Where a character stands behind the start, piece by piece: a mask of the whole leaves the processor's cache."""
    if utf8.find(sign, start) < 0:
        return np.empty(0, np.int64)
    body = np.frombuffer(utf8, np.uint8, offset=start)
    pieces = [np.flatnonzero(body[at : at + _BLOCK] == sign) + at for at in range(0, len(body), _BLOCK)]
    return np.concatenate(pieces)


def _is_unusual(utf8: bytes, start: int) -> bool:
    """A mark that is no character, a second byte-order mark."""
    return not utf8.isascii() and (UNREADABLE_MARK.encode() in utf8 or utf8.startswith(_MARK, start))


def are_in_order(body: Bytes, quotes: Numbers, delimiter: int) -> bool:
    """Every quotation mark opens a cell at its start, closes it at its end, or is one of two within.

    Marks open and close in turn: of two within a cell the first seems to close it and the second to open it again.
    """
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    is_double = np.append(closing, len(body))[:-1] + 1 == np.append(opening[1:], -1)
    before = body[opening - 1]
    starts_cell = (opening == 0) | (before == delimiter) | (before == _LINE_FEED)
    starts_cell[1:] |= is_double[:-1]
    after = body[np.minimum(closing + 1, len(body) - 1)]
    ends_cell = (closing + 1 == len(body)) | (after == delimiter) | (after == _LINE_FEED) | (after == _RETURN)
    return bool(starts_cell.all() and (ends_cell | is_double).all())


def _are_outside(places: Numbers, quotes: Numbers) -> npt.NDArray[np.bool_]:
    """Which places are not within quotation marks."""
    is_outside: npt.NDArray[np.bool_] = np.searchsorted(quotes, places) % 2 == 0
    return is_outside


def _widths(body: Bytes, quotes: Numbers, spans: Spans, delimiter: int) -> Numbers:
    """How many cells each record has; a blank line has none."""
    starts, ends = spans.starts, spans.ends
    places = np.flatnonzero(body == delimiter)
    if len(quotes):
        places = places[_are_outside(places, quotes)]
    widths = np.diff(np.searchsorted(places, ends), prepend=0) + 1
    is_blank = (starts == ends) | ((starts + 1 == ends) & (body[np.minimum(starts, len(body) - 1)] == _RETURN))
    widths[is_blank] = 0
    return widths


def _columns(utf8: bytes, start: int, spans: Spans, delimiter: str, width: int, *, may_skip: bool) -> Columns | None:
    """The cells of all records of this width, column by column; None if there are others and none may be skipped."""
    longest = int((spans.ends - spans.starts).max()) + 2
    is_quoted = utf8.find(_QUOTE, start) >= 0
    return read_as(utf8, start, delimiter, [pa.string()] * width, longest, is_quoted=is_quoted, may_skip=may_skip)


def read_as(
    utf8: bytes,
    start: int,
    delimiter: str,
    types: Sequence[pa.DataType],
    longest: int,
    *,
    is_quoted: bool,
    may_skip: bool = False,
    is_missing_where_empty: bool = False,
) -> Columns | None:
    """The columns behind a place, of these types, of records of at most so many bytes; None where one does not fit.

    Records of another width do not fit either, unless they may be skipped.
    """
    names = [str(position) for position in range(len(types))]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(utf8).slice(start)),
            arrow_csv.ReadOptions(use_threads=False, block_size=max(_BLOCK, longest), column_names=names),
            arrow_csv.ParseOptions(
                delimiter=delimiter,
                quote_char='"' if is_quoted else False,
                double_quote=is_quoted,
                newlines_in_values=is_quoted,
                ignore_empty_lines=True,
                invalid_row_handler=lambda _: "skip" if may_skip else "error",
            ),
            arrow_csv.ConvertOptions(
                check_utf8=False,
                column_types=dict(zip(names, types, strict=True)),
                null_values=[""],
                strings_can_be_null=is_missing_where_empty,
            ),
        )
    except pa.ArrowInvalid:
        return None
    return [column.combine_chunks() for column in table.columns]


def _cells(record: bytes, delimiter: str) -> tuple[str, ...]:
    """The cells of one record; none if it is blank."""
    return tuple(next(csv.reader(io.StringIO(record.decode(), newline=""), delimiter=delimiter, strict=True), ()))


def has_long_cell(columns: Columns, odd: Odd, limits: Limits) -> bool:
    """Whether a cell has more bytes than a cell may have characters."""
    lengths = (pc.max(pc.binary_length(column)).as_py() or 0 for column in columns)
    return max(lengths, default=0) > limits.field_chars or any(
        len(cell) > limits.field_chars for row in odd.values() for cell in row
    )
