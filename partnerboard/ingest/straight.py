"""Rows that are plain throughout, from typed columns straight to what the facts read: no cell of its own, no copy.

Every check is a question to the columns as they were read. Where one is not answered with yes, the rows go the long
way, in which rows and cells name themselves: nothing is refused here and nothing judged.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from partnerboard.ingest.judging import may_be_no_row
from partnerboard.ingest.plain_columns import COMPARED, SORTS, WIDE, as_read, is_plain
from partnerboard.ingest.reading.typed import DAY, NUMBER, TEXT, WORD, TypedRows
from partnerboard.platforms.declaration import Cell, Column, ExportKind, Grain
from partnerboard.platforms.recognition import placed
from partnerboard.platforms.tables import Table, plain

_FIRST_DAY, _LAST_DAY = date(2006, 1, 1), date(2035, 12, 31)
ACCOUNT = ("platform", "native_id", "handle", "account_name")
"""The fields that tell the account of a row."""
_TYPES = {Cell.COUNT: NUMBER, Cell.SIGNED_COUNT: NUMBER, Cell.DAY: DAY, Cell.FLAG: WORD, Cell.TEXT: WORD}


class Straight:
    """How the rows of a table are read while all of them are plain."""

    def __init__(self, kind: ExportKind, table: Table, places: Sequence[tuple[int, Column]]) -> None:
        self._kind = kind
        self._table = table
        self._places = places
        self.types = [TEXT] * len(table.header)
        for position, column in places:
            is_word = column.words is not None or column.field in ACCOUNT
            self.types[position] = WORD if is_word else _TYPES.get(column.cell, TEXT)

    @classmethod
    def of(cls, kind: ExportKind, table: Table) -> "Straight | None":
        """None where rows of this table need more: columns that are laid together, captions, or no sure column."""
        places = placed(kind, table)
        fields = [column.field for _, column in places]
        if kind.grain not in WIDE or len(set(fields)) < len(fields) or not COMPARED.isdisjoint(fields):
            return None
        telling = "day" if kind.grain is Grain.ACCOUNT_DAY else "post_id"
        if telling not in kind.filled or not set(kind.filled) <= {*fields, *kind.constants}:
            return None
        return cls(kind, table, places)

    def rows(self, found: TypedRows) -> pa.Table | None:
        """The rows as `queries/staging` reads plain ones; None where a cell is not plain or a line may be no row."""
        if self._may_hold_no_row(found.columns[0]):
            return None
        columns = self._columns(found)
        if columns is None:
            return None
        count = len(found)
        beside = {
            "row_no": pa.array(np.arange(count, dtype=np.int32)),
            "sheet": always(self._table.sheet, count),
            "line_no": pa.array(found.line_nos, pa.int64()),
            "is_supplement": pa.repeat(pa.scalar(False), count),
            "has_word": pa.repeat(pa.scalar(True), count),
        }
        return pa.table({**beside, **columns})

    def _may_hold_no_row(self, first: pa.Array) -> bool:
        if first.type in (NUMBER, DAY):
            return False
        texts = first.dictionary if first.type == WORD else first.fill_null("")
        return bool(may_be_no_row(plain(self._table.header[0]), texts).any())

    def _columns(self, found: TypedRows) -> dict[str, pa.Array] | None:
        """Each field under the name that staging gives it; None where one is not plain."""
        taken = {column.field for _, column in self._places}
        constants = {name: word for name, word in self._kind.constants.items() if name not in taken}
        columns = {f"word_{name}": always(word, len(found)) for name, word in constants.items()}
        for position, column in self._places:
            cells = _translated(column, found.columns[position])
            if cells is None or not self._is_plain(column, cells):
                return None
            sort = SORTS[column.cell]
            is_read = cells.type in (NUMBER, DAY)
            columns[f"{sort}_{column.field}"] = cells if is_read else as_read(sort, cells)
        return columns

    def _is_plain(self, column: Column, cells: pa.Array) -> bool:
        if cells.null_count and (column.field in self._kind.filled or SORTS.get(column.cell) == "moment"):
            return False
        if column.cell not in SORTS or cells.null_count == len(cells):
            return column.cell in SORTS
        if cells.type == NUMBER:
            return True
        if cells.type == DAY:
            ends = pc.min_max(cells).as_py()
            return bool(ends["min"] >= _FIRST_DAY and ends["max"] <= _LAST_DAY)
        return is_plain(self._kind, column, cells.dictionary if cells.type == WORD else cells)


def always(word: str, count: int) -> pa.DictionaryArray:
    """One word in each row."""
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(count, np.int32)), pa.array([word], pa.string()))


def _translated(column: Column, cells: pa.Array) -> pa.Array | None:
    """The cells in our words, where a column has such; None where one is unknown."""
    if column.words is None:
        return cells
    words = {plain(printed): word for printed, word in column.words.items()}
    ours = [words.get(plain(text), "") for text in cells.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(cells.indices, pa.array(ours, pa.string())) if all(ours) else None
