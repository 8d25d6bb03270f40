"""The plain shapes a declaration works on: printed lines, and the table found among them. Every cell is text."""

import dataclasses
import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from partnerboard.platforms.names import NOTHING_SAID, NameSays

# Characters that a reader of a header cannot see: soft hyphen, zero-width space and joiners, byte-order mark.
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")

_LONGEST_HEADER = 120


class Line(NamedTuple):
    """One record of a sheet: the line it starts on (from 1, as an editor shows it) and its cells as printed."""

    line_no: int
    cells: tuple[str, ...]

    def with_cell(self, position: int, text: str) -> "Line":
        """The same line with another text in one cell."""
        return self._replace(cells=(*self.cells[:position], text, *self.cells[position + 1 :]))


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the lines below it, as found on one sheet.

    `descriptions` is the sentence a platform prints below each header (empty strings where it prints none).
    `notices` are sentences for the receipt. `is_capped` says that the platform cut the list off. `says` is what the
    file prints about all rows of the table, above it or beside it.
    """

    sheet: str
    header: tuple[str, ...]
    lines: Sequence[Line]
    descriptions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    is_capped: bool = False
    says: NameSays = NOTHING_SAID

    def with_lines(self, lines: Sequence[Line], *, notices: tuple[str, ...] = (), is_capped: bool = False) -> "Table":
        """The same table with other lines, and with more to say about it."""
        return dataclasses.replace(
            self, lines=lines, notices=self.notices + notices, is_capped=self.is_capped or is_capped
        )

    def place(self, *names: str) -> int | None:
        """The position of the first column with one of these headers."""
        wanted = set(map(plain, names))
        return next((at for at, header in enumerate(self.header) if plain(header) in wanted), None)

    def with_column(self, name: str, texts: Sequence[str]) -> "Table":
        """The same table with one more column behind the others: a text for each line.

        Blank lines stay blank, a repeated header stays one, and cells beyond the header stay beyond it.
        """
        width = len(self.header)
        lines = [
            line
            if is_blank(line)
            else line._replace(
                cells=(*line.cells[:width], name if line.cells == self.header else text, *line.cells[width:])
            )
            for line, text in zip(self.lines, texts, strict=True)
        ]
        return dataclasses.replace(self, header=(*self.header, name), lines=lines)

    def described(self, column: int) -> str:
        """The sentence printed for a column, or an empty string."""
        return self.descriptions[column] if column < len(self.descriptions) else ""


@runtime_checkable
class _Columnar(Protocol):
    """Lines that are held column by column."""

    def texts(self, position: int) -> Iterable[str]:
        """As the function of this name."""


def plain(text: str) -> str:
    """A header or a word as it is compared: one normal form, nothing invisible, single blanks, no case."""
    return _remembered(text) if len(text) <= _LONGEST_HEADER else _compared(text)


def _compared(text: str) -> str:
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).split()).casefold()


# The same few headers are looked at once per known export; captions are not worth keeping.
_remembered = functools.lru_cache(maxsize=16_384)(_compared)


def is_blank(line: Line) -> bool:
    """Nothing printed on this line."""
    return not any(cell.strip() for cell in line.cells)


def cell(line: Line, position: int) -> str:
    """The cell at a position; an empty string where the line is shorter."""
    return line.cells[position] if position < len(line.cells) else ""


def texts(lines: Sequence[Line], position: int) -> Iterable[str]:
    """One cell of each line; of a long file without making a line of every row."""
    return lines.texts(position) if isinstance(lines, _Columnar) else (cell(line, position) for line in lines)


def header_at(lines: Sequence[Line], header: Sequence[str], *, within: int = 5) -> int | None:
    """Which of the first lines holds these headers and nothing behind them."""
    wanted = tuple(map(plain, header))
    for index, line in enumerate(lines[:within]):
        printed = tuple(map(plain, line.cells))
        if printed[: len(wanted)] == wanted and not any(printed[len(wanted) :]):
            return index
    return None
