"""From text to records: RFC 4180 as spreadsheets write it, with every row that breaks it kept aside and named."""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from partnerboard.errors import FileTooLarge
from partnerboard.ingest.reading import delimiter as delimiters
from partnerboard.ingest.reading.encoding import Text
from partnerboard.ingest.reading.flaws import flaw_of, shown
from partnerboard.ingest.reading.limits import Limits
from partnerboard.ingest.reading.raw import BadRow, RawRow

_FEWER_COLUMNS = "Export fewer columns and upload the file again."
_SHORTER_PERIOD = "Export shorter periods and upload several files."
_LINES_LISTED = 5
# From this many bytes on a file is read as columns if it can be: for smaller ones there is nothing to win.
FAST_FROM = 100_000
# From this many cells on, equal cells share one text: half the speed, and a third of the memory.
_SHARED_FROM = 1_500_000


@dataclass(frozen=True, slots=True)
class Records:
    """What a text file holds."""

    delimiter: str
    rows: Sequence[RawRow]
    bad_rows: tuple[BadRow, ...]
    notices: tuple[str, ...]


def records(text: Text, limits: Limits) -> Records:
    """All records of a text, separated by what a first `sep=` line names or else by what the content suggests.

    Raises FileTooLarge for too many rows, columns or cells.
    """
    with text.open() as stream:
        named = delimiters.declared(stream.readline())
    with text.open() as stream:
        delimiter = named or delimiters.chosen(stream)
    skipped = 1 if named else 0
    rows = _column_rows(text, delimiter, limits, skipped) if len(text.utf8) >= FAST_FROM else None
    if rows:
        return Records(delimiter, rows, (), cut_off(text, rows))
    reading = _Reading(delimiter, limits, is_clean=text.is_clean)
    with text.open() as stream:
        reading.read(stream, skipped=skipped)
    notices = (*reading.notices, *_loosely_quoted(reading.loose_lines), *cut_off(text, reading.rows))
    return Records(delimiter, tuple(reading.rows), tuple(reading.bad_rows), notices)


def cut_off(text: Text, rows: Sequence[RawRow]) -> tuple[str, ...]:
    """What to say of a last line without a line break with fewer cells than the row before, if it is no sentence."""
    filled = [row for row in rows[-_LINES_LISTED:] if row.cells]
    if text.ends_with_line_break or len(filled) < 2:
        return ()
    before, last = filled[-2:]
    is_sentence = len(last.cells) == 1 and " " in last.cells[0]
    if is_sentence or len(last.cells) >= len(before.cells):
        return ()
    cells = f"{len(last.cells):,} of {len(before.cells):,} cells"
    return (f"The file looks cut off: line {last.line_no:,} ends without a line break and has {cells}.",)


def one_by_one(text: Text, delimiter: str, limits: Limits, *, skipped: int, lines_before: int) -> Records:
    """The records of a block of a long file, whose quotation marks are in order, read row by row."""
    reading = _Reading(delimiter, limits, is_clean=text.is_clean, lines_read=lines_before)
    with text.open() as stream:
        reading.read(stream, skipped=skipped)
    return Records(delimiter, tuple(reading.rows), tuple(reading.bad_rows), ())


def _column_rows(text: Text, delimiter: str, limits: Limits, skipped: int) -> Sequence[RawRow] | None:
    """Arrow is imported where it is needed: the process that opens a workbook has to start up lightly."""
    from partnerboard.ingest.reading.fast import column_rows

    return column_rows(text, delimiter, limits, skipped=skipped)


@dataclass(slots=True)
class _Reading:
    """One pass over a file. `pending` holds the physical lines of the record that is being read."""

    delimiter: str
    limits: Limits
    is_clean: bool
    rows: list[RawRow] = field(default_factory=list)
    bad_rows: list[BadRow] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    loose_lines: list[int] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    lines_read: int = 0
    cells_read: int = 0
    is_at_end: bool = False

    def read(self, stream: TextIO, *, skipped: int) -> None:
        """Take in every record, and go on after one that breaks the rules."""
        # The module's limit is for the whole process and low; ours is checked per row, where the row can be named.
        csv.field_size_limit(max(csv.field_size_limit(), self.limits.file_bytes))
        reader = csv.reader(self._lines(stream, skipped), delimiter=self.delimiter, strict=True)
        while True:
            try:
                for cells in reader:
                    self._take(cells)
            except csv.Error:
                self._take_broken()
            else:
                return

    def _lines(self, stream: TextIO, skipped: int) -> Iterator[str]:
        for line in stream:
            self.lines_read += 1
            if self.lines_read <= skipped:
                continue
            if len(line) > self.limits.cells and line.count(self.delimiter) > self.limits.cells:
                raise self._too_wide(f"Line {self.lines_read:,}", line.count(self.delimiter) + 1)
            self.pending.append(line)
            yield line
        self.is_at_end = True

    def _take(self, cells: list[str]) -> None:
        limits, pending = self.limits, self.pending
        line_no = self.lines_read - len(pending) + 1
        is_plain = self.is_clean and len(pending) == 1 and len(pending[0]) <= limits.field_chars
        flaw = None if is_plain else flaw_of(cells, field_chars=limits.field_chars)
        pending.clear()
        if len(cells) > limits.columns:
            self._set_aside_wide(line_no, len(cells))
        elif flaw:
            self.bad_rows.append(BadRow(line_no, "", *flaw))
        else:
            shared = map(sys.intern, cells) if self.cells_read > _SHARED_FROM else cells
            self.rows.append(RawRow(line_no, tuple(shared)))
            self.cells_read += len(cells)
        if len(self.rows) + len(self.bad_rows) > limits.records or self.cells_read > limits.cells:
            raise self._too_long()

    def _too_long(self) -> FileTooLarge:
        if self.cells_read > self.limits.cells:
            message = f"The file has more than {self.limits.cells:,} cells."
            return FileTooLarge(message, _SHORTER_PERIOD, code="too_many_cells")
        message = f"The file has more than {self.limits.rows:,} rows."
        return FileTooLarge(message, _SHORTER_PERIOD, code="too_many_rows")

    def _set_aside_wide(self, line_no: int, width: int) -> None:
        """A row that is far too wide is a bad row. A header that is, or a table without other rows, is too much."""
        if not any(len(row.cells) > 1 for row in self.rows):
            raise self._too_wide(f"Line {line_no:,}", width)
        reason = f"The row has {width:,} cells; {self.limits.columns:,} are read."
        self.bad_rows.append(BadRow(line_no, "", "", f"{width:,} cells", "too_many_columns", reason))

    def _too_wide(self, where: str, width: int) -> FileTooLarge:
        message = f"{where} has {width:,} columns; {self.limits.columns:,} are read."
        return FileTooLarge(message, _FEWER_COLUMNS, code="too_many_columns")

    def _take_broken(self) -> None:
        """A record whose quotation marks do not fit: kept if it ends where its line ends, else set aside."""
        first, last = self.lines_read - len(self.pending) + 1, self.lines_read
        if len(self.pending) == 1 and not self.is_at_end:
            cells = _loosely(self.pending[0], self.delimiter)
            if cells:
                self.loose_lines.append(first)
                self._take(cells)
                return
        span = f"line {first:,}" if first == last else f"lines {first:,} to {last:,}"
        verb = "was" if first == last else "were"
        if self.is_at_end:
            code, reason = "unclosed_quote", f"A quotation mark in line {first:,} is never closed."
            self.notices.append(
                f"The file looks cut off: {reason[0].lower()}{reason[1:-1]}, so {span} {verb} not read."
            )
        else:
            code, reason = "broken_quotes", f"Quotation marks in {span} do not fit, so cells cannot be told apart."
        self.bad_rows.append(BadRow(first, "", "", shown("".join(self.pending)), code, reason))
        self.pending.clear()
        if len(self.bad_rows) > self.limits.records:
            raise self._too_long()


def _loosely(line: str, delimiter: str) -> list[str] | None:
    """The cells of a line that has a stray quotation mark in a quoted cell; None where it leaves a cell open."""
    found = list(csv.reader([line, "\n"], delimiter=delimiter))
    return found[0] if len(found) == 2 else None


def _loosely_quoted(lines: list[int]) -> Iterator[str]:
    if lines:
        listed = ", ".join(f"{line:,}" for line in lines[:_LINES_LISTED])
        more = f" and {len(lines) - _LINES_LISTED:,} more" if len(lines) > _LINES_LISTED else ""
        yield f"Line {listed}{more}: a quotation mark in a quoted cell is not doubled; the cell was kept as it reads."
