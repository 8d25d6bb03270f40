"""The lines of a long text file, as declarations look at them and as columns at once."""

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np
import pyarrow as pa
from typing_extensions import override

from partnerboard.ingest.reading.columns import ColumnRows, Numbers
from partnerboard.platforms.tables import Line


class ColumnLines(Sequence[Line]):
    """Some rows that follow each other, each made a line when it is looked at. A part of them is such lines again."""

    def __init__(self, rows: ColumnRows, start: int, stop: int) -> None:
        first, last = map(int, np.searchsorted(rows.even, (start, stop)))
        self._rows = rows
        self._start, self._stop = start, max(start, stop)
        self._first, self._last = first, max(first, last)

    @override
    def __len__(self) -> int:
        return self._stop - self._start

    @override
    def __iter__(self) -> Iterator[Line]:
        rows = self._rows.between(self._start, self._stop)
        return (Line(row.line_no, row.cells) for row in rows)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    @override
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        if isinstance(at, int):
            row = self._rows[range(self._start, self._stop)[at]]
            return Line(row.line_no, row.cells)
        start, stop, step = at.indices(len(self))
        if step != 1:
            return [self[place] for place in range(start, stop, step)]
        return ColumnLines(self._rows, self._start + start, self._start + stop)

    def texts(self, position: int) -> Iterator[str]:
        """One cell of each line; an empty text where the line is shorter."""
        even = iter(self.columns[position].to_pylist()) if position < len(self.columns) else iter(())
        odd = self._rows.odd
        for place in range(self._start, self._stop):
            if place not in odd:
                yield next(even, "")
            else:
                yield odd[place][position] if position < len(odd[place]) else ""

    @property
    def line_nos(self) -> Numbers:
        """Of all lines."""
        return self._rows.line_nos[self._start : self._stop]

    @property
    def columns(self) -> Sequence[pa.StringArray]:
        """The cells of the lines that are as wide as most of the file."""
        return [column.slice(self._first, self._last - self._first) for column in self._rows.columns]

    @property
    def even(self) -> Numbers:
        """The places of those lines."""
        return self._rows.even[self._first : self._last] - self._start

    @property
    def odd(self) -> list[int]:
        """The places of the other lines."""
        return [place - self._start for place in self._rows.odd if self._start <= place < self._stop]
