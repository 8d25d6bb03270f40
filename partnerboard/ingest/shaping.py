"""From the printed tables of one kind to cells with a field: renaming, nothing else. Every value stays text.

Tables are shaped column by column, rows that cannot be rows of the table having been kept apart by `judging.py`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from partnerboard.ingest.judging import Grid, judged
from partnerboard.ingest.plain_columns import has_word, plain_columns
from partnerboard.ingest.reasons import Rejected, reject
from partnerboard.platforms.declaration import Cell, Column, ExportKind
from partnerboard.platforms.recognition import Found, placed
from partnerboard.platforms.tables import Table, plain

_BLANK_FAULT = {Cell.ID: "bad_id", Cell.POST_REF: "bad_id", Cell.LINK: "bad_link"}
_TIMES = frozenset({Cell.MOMENT, Cell.DAY, Cell.WHEN})
_NO_PLAIN_ROW = pa.table(
    {
        "row_no": pa.array([], pa.int32()),
        "sheet": pa.array([], pa.string()),
        "line_no": pa.array([], pa.int64()),
        "is_supplement": pa.array([], pa.bool_()),
        "has_word": pa.array([], pa.bool_()),
    }
)


@dataclass(frozen=True, slots=True)
class Printed:
    """One column of a table: the header it stands under, what it means, and its texts. Row 0 is `first_row`."""

    name: str
    column: Column
    texts: pa.StringArray
    first_row: int


@dataclass(slots=True)
class Shaped:
    """What staging reads: the rows, the columns they were printed under, and their texts.

    `plain` has a column for each field of which every cell is written in the one plain way, with the rows beside it;
    `cells` has a row for each filled cell of the other fields.
    """

    rows: pa.Table
    columns: pa.Table
    plain: pa.Table
    cells: pa.Table
    printed: tuple[Printed, ...]
    fields: frozenset[str]
    rows_read: int
    rejected: list[Rejected]
    notices: list[str]
    is_capped: bool

    def printed_at(self, places: Collection[tuple[str, int]]) -> dict[tuple[str, int], dict[str, str]]:
        """What the file prints on some lines of its sheets, by field; of a field in two columns the first."""
        near = self.rows.filter(pc.is_in(self.rows["line_no"], pa.array({line for _, line in places}, pa.int64())))
        rows = {row["row_no"]: (row["sheet"], row["line_no"]) for row in near.to_pylist()}
        found: dict[tuple[str, int], dict[str, str]] = {}
        for row_no, place in rows.items():
            if place in places:
                found[place] = self._printed_in(row_no)
        return found

    def _printed_in(self, row_no: int) -> dict[str, str]:
        found: dict[str, str] = {}
        for each in self.printed:
            at = row_no - each.first_row
            if 0 <= at < len(each.texts) and (text := each.texts[at].as_py()).strip():
                found.setdefault(each.column.field, text)
        return found

    @property
    def is_plain(self) -> bool:
        """Whether no cell goes the long way."""
        return not self.cells.num_rows

    def cell_sorts(self) -> set[str]:
        """What the cells are that do not stand in a plain column."""
        there = pc.is_in(self.columns["column_no"], pc.unique(self.cells["column_no"]))
        return set(self.columns["cell"].filter(there).to_pylist())

    def let_go(self) -> None:
        """Give the cells up; what is said about them stays."""
        self.rows, self.plain, self.cells, self.printed = _NO_PLAIN_ROW, _NO_PLAIN_ROW, _NO_PLAIN_ROW, ()


@dataclass(slots=True)
class _Sheets:
    """The growing parts of `Shaped` while table after table is added."""

    rows: list[pa.Table] = field(default_factory=list)
    plain: list[pa.Table] = field(default_factory=list)
    cells: list[pa.Table] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    rows_read: int = 0
    row_count: int = 0


def shape(found: Sequence[Found], main: ExportKind) -> Shaped:
    """Shape the tables of one kind (and those that supplement it) into cells.

    Raises:
        UnknownLayout: a known column is there twice.
    """
    sheets = _Sheets()
    for kind, table in ((each.kind, each.table) for each in found):
        _add(sheets, kind, table, is_supplement=kind is not main)
    return Shaped(
        rows=pa.concat_tables([_rows("", np.empty(0, np.int64), 0, is_supplement=False), *sheets.rows]),
        columns=pa.table(
            {
                "column_no": pa.array(range(len(sheets.printed)), pa.int32()),
                "column_name": pa.array([each.name for each in sheets.printed], pa.string()),
                "field": pa.array([each.column.field for each in sheets.printed], pa.string()),
                "cell": pa.array([each.column.cell.value for each in sheets.printed], pa.string()),
            }
        ),
        plain=pa.concat_tables([_NO_PLAIN_ROW, *sheets.plain], promote_options="default"),
        cells=pa.concat_tables([_cells(pa.array([], pa.int32()), 0, pa.array([], pa.string())), *sheets.cells]),
        printed=tuple(sheets.printed),
        fields=frozenset(each.column.field for each in sheets.printed),
        rows_read=sheets.rows_read,
        rejected=sheets.rejected,
        notices=list(dict.fromkeys(sheets.notices)),
        is_capped=any(each.table.is_capped for each in found),
    )


def _add(sheets: _Sheets, kind: ExportKind, table: Table, *, is_supplement: bool) -> None:
    places = placed(kind, table)
    grid = judged(kind, table)
    sheets.rows_read += 0 if is_supplement else grid.rows_read
    sheets.rejected += grid.rejected
    sheets.notices += grid.notices
    columns = _columns(kind, table, places, grid, sheets)
    kept = _without_gaps(kind, table, columns, grid, sheets)
    if not kept.all():
        columns = [(name, column, texts.filter(pa.array(kept))) for name, column, texts in columns]
    sheets.notices += [*table.notices, *_unused(kind, table)]
    rows = _rows(table.sheet, grid.line_nos[kept], sheets.row_count, is_supplement=is_supplement)
    row_nos, first_column = rows["row_no"].combine_chunks(), len(sheets.printed)
    sheets.printed += [Printed(name, column, texts, sheets.row_count) for name, column, texts in columns]
    sheets.row_count += len(rows)
    wide = plain_columns(kind, [(column, texts) for _, column, texts in columns])
    taken = {field for field, _ in wide.values()}
    sheets.rows.append(rows)
    texts_of = {name: texts for name, (_, texts) in wide.items()}
    beside = dict(zip(rows.column_names, rows.columns, strict=True))
    sheets.plain.append(pa.table({**beside, "has_word": has_word(wide, len(rows)), **texts_of}))
    sheets.cells += [
        _cells(row_nos, column_no, texts)
        for column_no, (_, column, texts) in enumerate(columns, start=first_column)
        if column.field not in taken
    ]


def _rows(sheet: str, line_nos: np.ndarray, first_row: int, *, is_supplement: bool) -> pa.Table:
    count = len(line_nos)
    return pa.table(
        {
            "row_no": pa.array(np.arange(first_row, first_row + count, dtype=np.int32)),
            "sheet": pa.repeat(pa.scalar(sheet, pa.string()), count),
            "line_no": pa.array(line_nos, pa.int64()),
            "is_supplement": pa.repeat(pa.scalar(is_supplement), count),
        }
    )


def _columns(
    kind: ExportKind, table: Table, places: Sequence[tuple[int, Column]], grid: Grid, sheets: _Sheets
) -> list[tuple[str, Column, pa.StringArray]]:
    """Each kept column with its texts; the languages of one field are laid together, first filled cell first."""
    columns: list[tuple[str, Column, pa.StringArray]] = []
    taken: dict[str, int] = {}
    for position, column in places:
        texts = grid.texts(position)
        if column.words is not None:
            texts = _translated(table, position, column, texts, grid, sheets)
        if column.adds or column.field not in taken:
            taken.setdefault(column.field, len(columns))
        else:
            above = columns[taken[column.field]][2]
            texts = _laid_under(table, above, (table.header[position], column, texts), grid, sheets)
        columns.append((table.header[position], column, texts))
    columns += [
        (name, Column(name, (name,), Cell.TEXT), pa.repeat(pa.scalar(word, pa.string()), len(grid.line_nos)))
        for name, word in kind.constants.items()
        if name not in taken
    ]
    return columns


def _laid_under(
    table: Table, above: pa.StringArray, below: tuple[str, Column, pa.StringArray], grid: Grid, sheets: _Sheets
) -> pa.StringArray:
    """The later column emptied where the earlier one is filled; two numbers that differ reject their row."""
    name, column, texts = below
    upper, lower = pc.utf8_trim_whitespace(above), pc.utf8_trim_whitespace(texts)
    both = pc.and_(pc.not_equal(upper, ""), pc.not_equal(lower, ""))
    if column.cell is not Cell.TEXT:
        for index in _places(pc.and_(both, pc.not_equal(upper, lower))):
            line_no, cell = int(grid.line_nos[index]), texts[int(index)].as_py()
            sheets.rejected.append(reject(table.sheet, line_no, "conflicting_cells", column=name, cell=cell))
    return pc.if_else(both, "", texts)


def _translated(
    table: Table, position: int, column: Column, texts: pa.StringArray, grid: Grid, sheets: _Sheets
) -> pa.StringArray:
    words = {plain(printed): word for printed, word in (column.words or {}).items()}
    coded = texts.dictionary_encode()
    there: list[str] = coded.dictionary.to_pylist()
    unknown = {text for text in there if text.strip() and plain(text) not in words}
    if unknown and column.is_strict:
        for index in _places(pc.is_in(texts, pa.array(unknown, pa.string()))):
            line_no, cell = int(grid.line_nos[index]), texts[int(index)].as_py()
            sheets.rejected.append(reject(table.sheet, line_no, "bad_word", column=table.header[position], cell=cell))
    elif unknown:
        sheets.notices.append(f"{table.header[position]}: {_some(sorted(unknown))} not known here, left empty.")
    return pa.array([words.get(plain(text), "") for text in there], pa.string()).take(coded.indices)


def _without_gaps(
    kind: ExportKind,
    table: Table,
    columns: Sequence[tuple[str, Column, pa.StringArray]],
    grid: Grid,
    sheets: _Sheets,
) -> np.ndarray:
    """Which rows are whole: nothing rejected above, and no gap in a field that must be filled."""
    bad = [row.line_no for row in sheets.rejected if row.sheet == table.sheet]
    kept = ~np.isin(grid.line_nos, bad)
    for name in kind.filled:
        same = [(printed, column, texts) for printed, column, texts in columns if column.field == name]
        gaps = kept.copy()
        for _, _, texts in same:
            gaps &= blank(texts)
        for index in np.flatnonzero(gaps):
            printed, column = (same[0][0], same[0][1]) if same else (kind.printed(name), Column(name, (), Cell.TEXT))
            code = "bad_time" if column.cell in _TIMES else _BLANK_FAULT.get(column.cell, "missing_value")
            sheets.rejected.append(reject(table.sheet, int(grid.line_nos[index]), code, column=printed, cell=""))
        kept &= ~gaps
    return kept


def blank(texts: pa.StringArray) -> np.ndarray:
    """Where nothing but blanks is printed."""
    empty: np.ndarray = pc.equal(pc.utf8_trim_whitespace(texts), "").to_numpy(zero_copy_only=False)
    return empty


def _places(mask: pa.BooleanArray) -> np.ndarray:
    return np.flatnonzero(mask.to_numpy(zero_copy_only=False))


def _cells(row_nos: pa.Array, column_no: int, texts: pa.StringArray) -> pa.Table:
    """The filled cells of one column."""
    column_nos = pa.repeat(pa.scalar(column_no, pa.int32()), len(texts))
    table = pa.table({"row_no": row_nos, "column_no": column_nos, "text": texts})
    return table.filter(pc.not_equal(pc.utf8_trim_whitespace(texts), ""))


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
