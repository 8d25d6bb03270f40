"""Long text files without a flaw, read by Arrow straight into columns: the same rows as `delimited.py` reads.

A file is read here only if nothing in it needs a judgement: readable characters without controls, and quotation marks
exactly as RFC 4180 has them. Where records and cells end is found from the positions of quotation marks, line ends and
delimiters, for every record; what Arrow makes of them is held to that.
"""

import csv
import io
from collections.abc import Mapping
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


def column_rows(text: Text, delimiter: str, limits: Limits, *, skipped: int) -> ColumnRows | None:
    """All rows behind the skipped first lines; None where the file has to be read row by row."""
    start = text.start
    for _ in range(skipped):
        start = text.utf8.find(b"\n", start) + 1 or len(text.utf8)
    if not text.is_clean or start == len(text.utf8) or _is_unusual(text.utf8, start):
        return None
    records = _records(np.frombuffer(text.utf8, np.uint8, offset=start), ord(delimiter))
    if records is None or not records.are_within(limits):
        return None
    columns = _columns(text.utf8, start, records, delimiter)
    odd = {
        place: _cells(text.utf8[start + records.starts[place] : start + records.ends[place]], delimiter)
        for place in np.flatnonzero(records.widths != records.width).tolist()
    }
    if columns is None or len(columns[0]) != len(records.ends) - len(odd) or _has_long_cell(columns, odd, limits):
        return None
    return ColumnRows(records.line_nos + skipped, columns, odd)


@dataclass(frozen=True, slots=True)
class _Records:
    """Where each record begins and ends, the line it begins on, and how many cells it has: none if it is blank."""

    starts: Numbers
    ends: Numbers
    line_nos: Numbers
    widths: Numbers

    @property
    def width(self) -> int:
        """How many cells most records have."""
        return int(np.bincount(self.widths).argmax())

    def are_within(self, limits: Limits) -> bool:
        """Whether they make a table, and none that has to be refused or to lose a row."""
        is_short = len(self.ends) <= limits.records and int(self.widths.sum()) <= limits.cells
        return is_short and self.width > 1 and int(self.widths.max()) <= limits.columns


def _records(body: Bytes, delimiter: int) -> _Records | None:
    """All records; None where a quotation mark is out of order, and for the line ends of old computers."""
    quotes, line_ends = np.flatnonzero(body == _QUOTE), np.flatnonzero(body == _LINE_FEED)
    returns = np.count_nonzero(body[line_ends[line_ends > 0] - 1] == _RETURN)
    if np.count_nonzero(body == _RETURN) != returns or not _are_in_order(body, quotes, delimiter):
        return None
    is_end = _are_outside(line_ends, quotes)
    ends, lines = line_ends[is_end], np.flatnonzero(is_end) + 2
    if not len(ends) or ends[-1] + 1 < len(body):  # the last line is not complete
        ends, lines = np.append(ends, len(body)), np.append(lines, 0)
    starts = np.append(0, ends[:-1] + 1)
    return _Records(starts, ends, np.append(1, lines[:-1]), _widths(body, quotes, starts, ends, delimiter))


def _is_unusual(utf8: bytes, start: int) -> bool:
    """A mark that is no character, a second byte-order mark."""
    return UNREADABLE_MARK.encode() in utf8 or utf8.startswith(_MARK, start)


def _are_in_order(body: Bytes, quotes: Numbers, delimiter: int) -> bool:
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


def _widths(body: Bytes, quotes: Numbers, starts: Numbers, ends: Numbers, delimiter: int) -> Numbers:
    """How many cells each record has; a blank line has none."""
    places = np.flatnonzero(body == delimiter)
    if len(quotes):
        places = places[_are_outside(places, quotes)]
    widths = np.diff(np.searchsorted(places, ends), prepend=0) + 1
    is_blank = (starts == ends) | ((starts + 1 == ends) & (body[np.minimum(starts, len(body) - 1)] == _RETURN))
    widths[is_blank] = 0
    return widths


def _columns(utf8: bytes, start: int, records: _Records, delimiter: str) -> list[pa.StringArray] | None:
    """The cells of all records of the usual width, column by column; Arrow passes over the others."""
    names = [str(position) for position in range(records.width)]
    longest = int((records.ends - records.starts).max()) + 2
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(utf8).slice(start)),
            arrow_csv.ReadOptions(use_threads=False, block_size=max(_BLOCK, longest), column_names=names),
            arrow_csv.ParseOptions(
                delimiter=delimiter,
                quote_char='"',
                double_quote=True,
                newlines_in_values=True,
                ignore_empty_lines=True,
                invalid_row_handler=lambda _: "skip",
            ),
            arrow_csv.ConvertOptions(
                check_utf8=False, column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    return [column.combine_chunks() for column in table.columns]


def _cells(record: bytes, delimiter: str) -> tuple[str, ...]:
    """The cells of one record; none if it is blank."""
    return tuple(next(csv.reader(io.StringIO(record.decode(), newline=""), delimiter=delimiter, strict=True), ()))


def _has_long_cell(columns: list[pa.StringArray], odd: Mapping[int, tuple[str, ...]], limits: Limits) -> bool:
    lengths = (pc.max(pc.binary_length(column)).as_py() for column in columns)
    return max(lengths) > limits.field_chars or any(
        len(cell) > limits.field_chars for row in odd.values() for cell in row
    )
