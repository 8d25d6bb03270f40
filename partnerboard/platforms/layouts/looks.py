"""What the cells of one column look like, counted, so that a proposal can say on what it rests."""

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from partnerboard.platforms.declaration import Cell, Column
from partnerboard.platforms.layouts import dates, numbers
from partnerboard.platforms.tables import Table, cell, plain
from partnerboard.platforms.templates import PLATFORMS

# A column holds what nine of ten of its filled cells hold: one damaged cell does not hide what it is.
_MOST = 0.9
_LONG_ID = re.compile(r"[0-9]{12,20}|[0-9]+_[0-9]+")
_WHOLE = re.compile(r"-?[0-9]+")
_REFERENCE = re.compile(r"[A-Za-z0-9_:.\-]{1,100}")
_ADDRESS = re.compile(r"(https?://|www\.)\S+")
_FLAGS = frozenset({"1", "0", "true", "false", "yes", "no"})


class Holds(StrEnum):
    """What a column holds, as a proposal says it of its cells."""

    NOTHING = "empty"
    PLATFORM = "the name of a platform"
    DATE = "a date"
    ID = "a long id"
    WHOLE = "a whole number"
    NUMBER = "a number"
    ADDRESS = "a web address"
    TEXT = "text"


@dataclass(frozen=True)
class Look:
    """One column of a table: its header and the filled cells with their lines."""

    header: str
    cells: tuple[tuple[int, str], ...]

    @functools.cached_property
    def texts(self) -> tuple[str, ...]:
        """The filled cells that are no word for a missing value."""
        return tuple(text.strip() for _, text in self.cells if not numbers.is_missing(text))

    @functools.cached_property
    def holds(self) -> Holds:
        """The first kind of content that most cells are of."""
        if not self.texts:
            return Holds.NOTHING
        return next(
            (holds for holds, test in _TESTS.items() if self.count(test) >= _MOST * len(self.texts)), Holds.TEXT
        )

    def count(self, test: Callable[[str], object]) -> int:
        """How many of the filled cells pass."""
        return sum(1 for text in self.texts if test(text))

    @property
    def sentence(self) -> str:
        """`in 213 of 214 rows a whole number`."""
        if self.holds in {Holds.NOTHING, Holds.TEXT}:
            return f"{len(self.texts)} cells hold text" if self.texts else "no cell is filled"
        return f"in {self.count(_TESTS[self.holds])} of {len(self.texts)} filled cells {self.holds}"

    @property
    def is_distinct(self) -> bool:
        """Is no value there twice?"""
        return len(set(self.texts)) == len(self.texts)

    def fits(self, column: Column) -> bool:
        """Can most cells be what a field needs?"""
        if not self.texts:
            return True
        if column.words is not None and column.field == "platform":
            return self.holds is Holds.PLATFORM
        wanted = _FITTING.get(column.cell)
        return wanted is None or self.count(wanted) >= _MOST * len(self.texts)


def looks(table: Table) -> list[Look]:
    """Every column of a table that has a header."""
    return [
        Look(header.strip(), tuple((line.line_no, text) for line in table.lines if (text := cell(line, at)).strip()))
        for at, header in enumerate(table.header)
        if header.strip()
    ]


_TESTS: Mapping[Holds, Callable[[str], object]] = {
    Holds.PLATFORM: lambda text: plain(text) in PLATFORMS,
    Holds.DATE: dates.looks_like_date,
    Holds.ID: _LONG_ID.fullmatch,
    Holds.WHOLE: _WHOLE.fullmatch,
    Holds.NUMBER: numbers.looks_like_number,
    Holds.ADDRESS: _ADDRESS.fullmatch,
}
_FITTING: Mapping[Cell, Callable[[str], object]] = {
    Cell.COUNT: numbers.looks_like_number,
    Cell.SIGNED_COUNT: numbers.looks_like_number,
    Cell.DECIMAL: numbers.looks_like_number,
    Cell.DAY: dates.looks_like_date,
    Cell.WHEN: dates.looks_like_date,
    Cell.URL: _ADDRESS.fullmatch,
    Cell.POST_REF: _REFERENCE.fullmatch,
    Cell.FLAG: lambda text: text.casefold() in _FLAGS,
}
