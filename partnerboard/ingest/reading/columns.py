"""The rows of a long text file held column by column, in little more memory than their text takes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from typing_extensions import override

from partnerboard.ingest.reading.raw import RawRow

_TOGETHER = 1024  # rows that are turned into texts at a time
_FIRST = 64  # rows that are looked at again and again, to find out what the file is

Numbers = npt.NDArray[np.int64]


class ColumnRows(Sequence[RawRow]):
    """Rows in order. Nearly all have as many cells as there are columns; the odd ones are kept beside them.

    `line_nos` are those of all rows, `columns` hold the rows without the odd ones, `odd` the cells of the others by the
    place of their row.
    """

    def __init__(
        self, line_nos: Numbers, columns: Sequence[pa.StringArray], odd: Mapping[int, tuple[str, ...]]
    ) -> None:
        self.line_nos = line_nos
        self.columns = columns
        self.odd = odd
        is_even = np.ones(len(line_nos), bool)
        is_even[list(odd)] = False
        self.even: Numbers = np.flatnonzero(is_even)  # the place of each row of the columns
        self._first: list[RawRow] | None = None

    @override
    def __len__(self) -> int:
        return len(self.line_nos)

    @override
    def __iter__(self) -> Iterator[RawRow]:
        return self.between(0, len(self))

    @overload
    def __getitem__(self, at: int) -> RawRow: ...
    @overload
    def __getitem__(self, at: slice) -> list[RawRow]: ...
    @override
    def __getitem__(self, at: int | slice) -> RawRow | list[RawRow]:
        places = range(len(self))[at]
        if isinstance(places, range):
            return [self[place] for place in places]
        return self._head()[places] if places < _FIRST else next(self.between(places, places + 1))

    def between(self, start: int, stop: int) -> Iterator[RawRow]:
        """The rows from one place to before another."""
        first, last = np.searchsorted(self.even, (start, stop))
        even = self._cells(int(first), int(last))
        for place, line_no in enumerate(self.line_nos[start:stop].tolist(), start=start):
            yield RawRow(line_no, self.odd[place] if place in self.odd else next(even))

    def _cells(self, first: int, last: int) -> Iterator[tuple[str, ...]]:
        for at in range(first, last, _TOGETHER):
            count = min(_TOGETHER, last - at)
            yield from zip(*(column.slice(at, count).to_pylist() for column in self.columns), strict=True)

    def _head(self) -> list[RawRow]:
        if self._first is None:
            self._first = list(self.between(0, min(len(self), _FIRST)))
        return self._first
