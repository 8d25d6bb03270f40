"""The table on a sheet of which no header is known: its header is the line with most names on it."""

from collections.abc import Sequence

from partnerboard.platforms.layouts import dates, numbers
from partnerboard.platforms.recognition import PREAMBLE_LINES
from partnerboard.platforms.tables import Line, Table, is_blank, plain

_FEWEST_COLUMNS = 2


def table_on(sheet: str, lines: Sequence[Line]) -> Table | None:
    """The table below the first line that has more names than any other; None where nothing looks like a table."""
    head = lines[: PREAMBLE_LINES + 1]
    at = max(range(len(head)), key=lambda index: _names(head[index]), default=None)
    if at is None or _names(head[at]) < _FEWEST_COLUMNS:
        return None
    below = [line for line in lines[at + 1 :] if not is_blank(line)]
    return Table(sheet, lines[at].cells, below) if below else None


def _names(line: Line) -> int:
    """How many different cells of a line could be headers: filled, and neither a number nor a date."""
    return len(
        {
            plain(cell)
            for cell in line.cells
            if cell.strip() and not numbers.looks_like_number(cell) and not dates.looks_like_date(cell)
        }
    )
