"""From the printed tables of one kind to cells with a field: renaming, nothing else. Every value stays text.

Rows that cannot be rows of the table (a repeated header, a total, a wrong number of cells) are kept apart here,
because after this point a row is only its cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from partnerboard.ingest.reasons import Rejected, reject
from partnerboard.platforms.declaration import Cell, Column, ExportKind
from partnerboard.platforms.recognition import Found, placed
from partnerboard.platforms.tables import Line, Table, plain

TOTAL_WORDS = frozenset(
    map(plain, ("Total", "Totals", "Grand total", "Sum", "Summe", "Gesamt", "Summa", "Totalt", "Totale", "Totaal"))
)

_BLANK_FAULT = {Cell.ID: "bad_id", Cell.POST_REF: "bad_id", Cell.LINK: "bad_link"}
_TIMES = frozenset({Cell.MOMENT, Cell.DAY, Cell.WHEN})


@dataclass(slots=True)
class Shaped:
    """What staging reads: the rows, the columns they were printed under, and one text per filled cell."""

    rows: pa.Table
    columns: pa.Table
    cells: pa.Table
    fields: frozenset[str]
    rows_read: int
    rejected: list[Rejected]
    notices: list[str]
    is_capped: bool


@dataclass(slots=True)
class _Sheets:
    """The growing columns of `Shaped` while table after table is added."""

    sheet: list[str] = field(default_factory=list)
    line_no: list[int] = field(default_factory=list)
    is_supplement: list[bool] = field(default_factory=list)
    printed: list[tuple[str, Column]] = field(default_factory=list)
    cells: list[pa.Table] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    rows_read: int = 0


def shape(found: Sequence[Found], main: ExportKind) -> Shaped:
    """Shape the tables of one kind (and those that supplement it) into cells.

    Raises:
        UnknownLayout: a known column is there twice.
    """
    sheets = _Sheets()
    for kind, table in ((each.kind, each.table) for each in found):
        _add(sheets, kind, table, is_supplement=kind is not main)
    return Shaped(
        rows=pa.table(
            {
                "row_no": pa.array(range(len(sheets.line_no)), pa.int32()),
                "sheet": pa.array(sheets.sheet, pa.string()),
                "line_no": pa.array(sheets.line_no, pa.int64()),
                "is_supplement": pa.array(sheets.is_supplement, pa.bool_()),
            }
        ),
        columns=pa.table(
            {
                "column_no": pa.array(range(len(sheets.printed)), pa.int32()),
                "column_name": pa.array([name for name, _ in sheets.printed], pa.string()),
                "field": pa.array([column.field for _, column in sheets.printed], pa.string()),
                "cell": pa.array([column.cell.value for _, column in sheets.printed], pa.string()),
            }
        ),
        cells=pa.concat_tables([_cells(pa.array([], pa.int32()), 0, []), *sheets.cells]),
        fields=frozenset(column.field for _, column in sheets.printed),
        rows_read=sheets.rows_read,
        rejected=sheets.rejected,
        notices=list(dict.fromkeys(sheets.notices)),
        is_capped=any(each.table.is_capped for each in found),
    )


def _add(sheets: _Sheets, kind: ExportKind, table: Table, *, is_supplement: bool) -> None:
    places = placed(kind, table)
    lines = list(_rows(kind, table, sheets, is_supplement=is_supplement))
    columns = _columns(kind, table, places, lines, sheets)
    kept = _without_gaps(kind, table, columns, lines, sheets)
    first_row, first_column = len(sheets.line_no), len(sheets.printed)
    sheets.sheet += [table.sheet] * len(kept)
    sheets.line_no += [lines[index].line_no for index in kept]
    sheets.is_supplement += [is_supplement] * len(kept)
    sheets.notices += [*table.notices, *_unused(kind, table)]
    row_nos = pa.array(range(first_row, first_row + len(kept)), pa.int32())
    for column_no, (name, column, texts) in enumerate(columns, start=first_column):
        sheets.printed.append((name, column))
        sheets.cells.append(_cells(row_nos, column_no, [texts[index] for index in kept]))


def _rows(kind: ExportKind, table: Table, sheets: _Sheets, *, is_supplement: bool) -> Iterator[Line]:
    """The lines that can be rows, each as wide as the header; the others are noted as rejected."""
    width = len(table.header)
    header = tuple(map(plain, table.header))
    identity = [position for position, column in placed(kind, table) if column.field in kind.filled]
    surplus = last_line = 0
    for line in table.lines:
        cells = line.cells
        if not any(cells):
            continue
        if line.line_no != last_line and not is_supplement:
            sheets.rows_read += 1
        last_line = line.line_no
        surplus = len(cells) - width
        if surplus > 0 and not any(map(str.strip, cells[width:])):
            cells, surplus = cells[:width], 0
        if surplus < 0 and kind.is_ragged:
            cells, surplus = cells + ("",) * -surplus, 0
        code = _row_fault(header, cells, surplus, identity)
        if code:
            sheets.rejected.append(reject(table.sheet, line.line_no, code, found=len(line.cells), expected=width))
        else:
            yield Line(line.line_no, cells)
    if surplus < 0:
        sheets.notices.append("The last row breaks off: the download looks cut short. Download the file again.")


def _row_fault(header: tuple[str, ...], cells: tuple[str, ...], surplus: int, identity: Sequence[int]) -> str | None:
    first = cells[0]
    if len(first) < len(header[0]) + 40:  # a cheap look before the dear comparison
        start = plain(first)
        if start == header[0] and tuple(map(plain, cells)) == header[: len(cells)]:
            return "repeated_header"
        if start in TOTAL_WORDS and (0 in identity or not all(cells[at].strip() for at in identity if at < len(cells))):
            return "total_row"
    return "cell_count" if surplus else None


def _columns(
    kind: ExportKind, table: Table, places: Sequence[tuple[int, Column]], lines: Sequence[Line], sheets: _Sheets
) -> list[tuple[str, Column, list[str]]]:
    """Each kept column with its texts; the languages of one field are laid together, first filled cell first."""
    columns: list[tuple[str, Column, list[str]]] = []
    taken: dict[str, int] = {}
    for position, column in places:
        texts = [line.cells[position] for line in lines]
        if column.words is not None:
            texts = _translated(table, position, column, texts, lines, sheets)
        if column.adds or column.field not in taken:
            taken.setdefault(column.field, len(columns))
            columns.append((table.header[position], column, texts))
        else:
            columns.append((table.header[position], column, texts))
            _lay_under(table, columns[taken[column.field]], columns[-1], lines, sheets)
    columns += [
        (name, Column(name, (name,), Cell.TEXT), [word] * len(lines))
        for name, word in kind.constants.items()
        if name not in taken
    ]
    return columns


def _lay_under(
    table: Table,
    above: tuple[str, Column, list[str]],
    below: tuple[str, Column, list[str]],
    lines: Sequence[Line],
    sheets: _Sheets,
) -> None:
    """Empty the cells of the later column where the earlier one is filled; two numbers that differ reject their row."""
    for index, text in enumerate(below[2]):
        if text.strip() and above[2][index].strip():
            if below[1].cell is not Cell.TEXT and text.strip() != above[2][index].strip():
                sheets.rejected.append(
                    reject(table.sheet, lines[index].line_no, "conflicting_cells", column=below[0], cell=text)
                )
            below[2][index] = ""


def _translated(
    table: Table, position: int, column: Column, texts: list[str], lines: Sequence[Line], sheets: _Sheets
) -> list[str]:
    words = {plain(printed): word for printed, word in (column.words or {}).items()}
    unknown = {text for text in set(texts) if text.strip() and plain(text) not in words}
    if unknown and column.is_strict:
        sheets.rejected += [
            reject(table.sheet, line.line_no, "bad_word", column=table.header[position], cell=text)
            for line, text in zip(lines, texts, strict=True)
            if text in unknown
        ]
    elif unknown:
        sheets.notices.append(f"{table.header[position]}: {_some(sorted(unknown))} not known here, left empty.")
    meant = {text: words.get(plain(text), "") for text in set(texts)}
    return [meant[text] for text in texts]


def _without_gaps(
    kind: ExportKind,
    table: Table,
    columns: Sequence[tuple[str, Column, list[str]]],
    lines: Sequence[Line],
    sheets: _Sheets,
) -> list[int]:
    """The positions of the rows that are whole: nothing rejected above, and no gap in a field that must be filled."""
    bad = {(row.sheet, row.line_no) for row in sheets.rejected}
    kept = [index for index, line in enumerate(lines) if (table.sheet, line.line_no) not in bad]
    for name in kind.filled:
        same = [(printed, column, texts) for printed, column, texts in columns if column.field == name]
        gaps = {index for index in kept if not any(texts[index].strip() for _, _, texts in same)}
        for index in sorted(gaps):
            printed, column = (same[0][0], same[0][1]) if same else (kind.printed(name), Column(name, (), Cell.TEXT))
            code = "bad_time" if column.cell in _TIMES else _BLANK_FAULT.get(column.cell, "missing_value")
            sheets.rejected.append(reject(table.sheet, lines[index].line_no, code, column=printed, cell=""))
        kept = [index for index in kept if index not in gaps]
    return kept


def _cells(row_nos: pa.Array, column_no: int, texts: Sequence[str]) -> pa.Table:
    """The filled cells of one column."""
    printed = pa.array(texts, pa.string())
    column_nos = pa.repeat(pa.scalar(column_no, pa.int32()), len(texts))
    table = pa.table({"row_no": row_nos, "column_no": column_nos, "text": printed})
    return table.filter(pc.not_equal(pc.utf8_trim_whitespace(printed), ""))


def _unused(kind: ExportKind, table: Table) -> list[str]:
    unknown = [header for header in table.header if header.strip() and plain(header) not in kind.by_header]
    if not unknown:
        return []
    return [
        f"{len(unknown)} columns are not used: {_some(unknown)}."
        if len(unknown) > 1
        else f"'{unknown[0]}' is not used."
    ]


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(f"'{name[:40]}'" for name in names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
