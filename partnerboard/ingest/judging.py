"""Which printed lines are rows of their table: not a repeated header, not a total, and as wide as the header.

After this point a row is only its cells, so what cannot be a row is kept apart here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from partnerboard.ingest.column_lines import ColumnLines
from partnerboard.ingest.reading.columns import Numbers
from partnerboard.ingest.reasons import Rejected, reject
from partnerboard.platforms.declaration import ExportKind
from partnerboard.platforms.recognition import placed
from partnerboard.platforms.tables import Line, Table, plain

TOTAL_WORDS = frozenset(
    map(plain, ("Total", "Totals", "Grand total", "Sum", "Summe", "Gesamt", "Summa", "Totalt", "Totale", "Totaal"))
)
BREAKS_OFF = "The last row breaks off: the download looks cut short. Download the file again."


@dataclass(slots=True)
class Grid:
    """The rows of a table: the lines they stand on, their cells column by column, and what was kept apart."""

    line_nos: Numbers
    texts: Callable[[int], pa.StringArray]
    rejected: list[Rejected]
    notices: list[str]
    rows_read: int


def judged(kind: ExportKind, table: Table) -> Grid:
    """The lines of a table that can be rows, each as wide as the header; the others are noted as rejected."""
    judge = _Judge(kind, table)
    if isinstance(table.lines, ColumnLines) and len(table.lines.columns) == len(table.header):
        line_nos, texts = _of_columns(judge, table.lines)
    else:
        line_nos, texts = _of_lines(judge)
    return Grid(line_nos, texts, judge.rejected, judge.notices(), judge.rows_read)


def _of_lines(judge: "_Judge") -> tuple[Numbers, Callable[[int], pa.StringArray]]:
    lines = list(judge.rows())
    line_nos = np.array([line.line_no for line in lines], np.int64)
    return line_nos, lambda position: pa.array([line.cells[position] for line in lines], pa.string())


def _of_columns(judge: "_Judge", lines: ColumnLines) -> tuple[Numbers, Callable[[int], pa.StringArray]]:
    """As line by line, but looked at are only lines of another width and those that might be a header or a total."""
    columns, even = lines.columns, lines.even
    is_kept = _is_filled(columns)
    filled = even[is_kept]
    index_of = {
        int(even[index]): int(index) for index in np.flatnonzero(is_kept & may_be_no_row(judge.header[0], columns[0]))
    }
    repaired: list[tuple[int, Line]] = []
    last_odd, surplus = -1, 0
    judge.rows_read = len(filled)
    for place in sorted({*index_of, *lines.odd}):
        line = lines[place]
        if place in index_of:
            is_kept[index_of[place]] = judge.row(line) is not None
        elif any(line.cells):
            judge.rows_read += 1
            row = judge.row(line)
            last_odd, surplus = place, judge.surplus
            repaired += [(place, row)] if row else []
    judge.surplus = surplus if last_odd > max(filled, default=-1) else 0
    places = np.concatenate((even[is_kept], np.array([place for place, _ in repaired], np.int64)))
    order = np.argsort(places)

    def texts(position: int) -> pa.StringArray:
        column = columns[position] if is_kept.all() else columns[position].filter(pa.array(is_kept))
        if not repaired:
            return column
        more = pa.array([row.cells[position] for _, row in repaired], pa.string())
        return pa.concat_arrays([column, more]).take(pa.array(order))

    return lines.line_nos[places[order]], texts


def may_be_no_row(header: str, first: pa.StringArray) -> npt.NDArray[np.bool_]:
    """Of which rows the first cell might be that of a header or a total: a quick look that errs on that side.

    `header` is what stands above these cells, as headers are compared.
    """
    suspects = {"".join(text.split()) for text in (header, *TOTAL_WORDS)}
    may_be = pc.less(pc.utf8_length(first), len(header) + 40)
    if not any(map(str.isdecimal, suspects)):
        may_be = pc.and_(may_be, pc.invert(pc.ascii_is_decimal(first)))
    found: npt.NDArray[np.bool_] = may_be.to_numpy(zero_copy_only=False).copy()
    short = first.filter(pa.array(found))
    bare = pc.ascii_lower(pc.replace_substring_regex(short, r"[\t\n\r ]+", ""))
    named = pc.is_in(bare, pa.array(suspects, pa.string()))
    found[found] = pc.or_(named, pc.invert(pc.string_is_ascii(short))).to_numpy(zero_copy_only=False)
    return found


def _is_filled(columns: Sequence[pa.StringArray]) -> npt.NDArray[np.bool_]:
    """Which rows have something in them, be it a blank."""
    filled = np.zeros(len(columns[0]), bool)
    for column in columns:
        filled |= pc.not_equal(column, "").to_numpy(zero_copy_only=False)
        if filled.all():
            break
    return filled


@dataclass(slots=True)
class _Judge:
    """Looks at one line after the other."""

    kind: ExportKind
    table: Table
    header: tuple[str, ...] = ()
    identity: tuple[int, ...] = ()
    rejected: list[Rejected] = field(default_factory=list)
    rows_read: int = 0
    surplus: int = 0  # of the last line

    def __post_init__(self) -> None:
        self.header = tuple(map(plain, self.table.header))
        filled = [position for position, column in placed(self.kind, self.table) if column.field in self.kind.filled]
        self.identity = tuple(filled)

    def rows(self) -> Iterator[Line]:
        """The lines that can be rows."""
        last_line = 0
        for line in self.table.lines:
            if not any(line.cells):
                continue
            if line.line_no != last_line:
                self.rows_read += 1
            last_line = line.line_no
            row = self.row(line)
            if row:
                yield row

    def row(self, line: Line) -> Line | None:
        """A line with something in it as a row; None if it cannot be one."""
        cells, width = line.cells, len(self.header)
        self.surplus = len(cells) - width
        if self.surplus > 0 and not any(map(str.strip, cells[width:])):
            cells, self.surplus = cells[:width], 0
        if self.surplus < 0 and self.kind.is_ragged:
            cells, self.surplus = cells + ("",) * -self.surplus, 0
        code = self._fault(cells)
        if not code:
            return Line(line.line_no, cells)
        found = len(line.cells)
        self.rejected.append(reject(self.table.sheet, line.line_no, code, found=found, expected=width))
        return None

    def _fault(self, cells: tuple[str, ...]) -> str | None:
        first, header = cells[0], self.header
        if len(first) < len(header[0]) + 40:  # a cheap look before the dear comparison
            start = plain(first)
            if start == header[0] and tuple(map(plain, cells)) == header[: len(cells)]:
                return "repeated_header"
            if start in TOTAL_WORDS and (
                0 in self.identity or not all(cells[at].strip() for at in self.identity if at < len(cells))
            ):
                return "total_row"
        return "cell_count" if self.surplus else None

    def notices(self) -> list[str]:
        """What to say about the table, once all lines were looked at."""
        if self.surplus < 0:
            return [BREAKS_OFF]
        return []
