"""Pinterest Analytics overview: sections below each other, one figure per day, then the best boards and pins.

The figure is whichever was on screen, so each figure needs an export of its own. Boards and pins are sums over the
period; at most 50 pins are listed, so nothing adds up to the days. The account is only in the addresses of its boards.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from partnerboard.platforms.columns import count, day, link, post_ref, text, unused
from partnerboard.platforms.declaration import Accounts, Basis, Column, ExportKind, Grain
from partnerboard.platforms.names import FileName, NameSays
from partnerboard.platforms.tables import Line, Table, is_blank, plain

_PERIOD = re.compile(r"(?P<since>\d{4}-\d{2}-\d{2}) - (?P<until>\d{4}-\d{2}-\d{2})")
_BOARD = re.compile(r"https?://(?:[a-z]+\.)?pinterest\.[a-z.]+/(?!pin/)(?P<account>[^/\s]+)/[^/\s]+/?")
_FILE_NAME = FileName(r"^Pinterest Analytics overview (?P<since>\d{8})-(?P<until>\d{8})", claims_platform=True)
_DATE, _LINK, _PIN = "Date", "Pinterest Link", "Pin ID"
_MARKS_OF_PINS = frozenset(map(plain, ("Source", "Canonical", "Content Type", _PIN)))
_FIGURES = (
    count("exposures", "Impressions"),
    count("reach", "Total audience"),
    count("engagements_native", "Engagements", "Engagement"),
    count("all_clicks", "Pin clicks"),
    count("link_clicks", "Outbound clicks"),
    count("saves", "Saves"),
    count("video_views", "Video views"),
)
_FIGURE_NAMES = frozenset(plain(name) for column in _FIGURES for name in column.names)


def _is_days(header: frozenset[str]) -> bool:
    return plain(_DATE) in header and bool(header & _FIGURE_NAMES)


def _is_pins(header: frozenset[str]) -> bool:
    return bool(header & {plain(_LINK), plain(_PIN)}) and bool(header & _MARKS_OF_PINS)


def _is_boards(header: frozenset[str]) -> bool:
    return plain(_LINK) in header and not header & _MARKS_OF_PINS


def _section(is_wanted: Callable[[frozenset[str]], bool]) -> Callable[[str, Sequence[Line]], list[Table]]:
    """A finder of one section of a Pinterest file; sentences below its rows go to the receipt."""

    def find(sheet: str, lines: Sequence[Line]) -> list[Table]:
        if not lines or plain(lines[0].cells[0]) != "analytics overview":
            return []
        says = _said(lines)
        for section in _sections(lines):
            for at, line in enumerate(section[:2]):
                header = frozenset(plain(cell) for cell in line.cells if cell.strip())
                if len(header) > 1 and is_wanted(header):
                    rows = [row for row in section[at + 1 :] if not _is_sentence(row)]
                    notices = tuple(row.cells[0] for row in section[at + 1 :] if _is_sentence(row))
                    return [Table(sheet, line.cells, rows, notices=notices, says=says)]
        return []

    return find


def _sections(lines: Sequence[Line]) -> Iterator[list[Line]]:
    section: list[Line] = []
    for line in lines:
        if not is_blank(line):
            section.append(line)
        elif section:
            yield section
            section = []
    if section:
        yield section


def _is_sentence(line: Line) -> bool:
    """One cell of several words: a footnote, or that there is not enough data."""
    filled = [cell for cell in line.cells if cell.strip()]
    return len(filled) == 1 and " " in filled[0].strip() and filled[0] == line.cells[0]


def _said(lines: Sequence[Line]) -> NameSays:
    """The period, printed below the title, and the account whose boards are listed."""
    cells = [cell for line in lines for cell in line.cells]
    period = next((match for cell in cells if (match := _PERIOD.search(cell))), None)
    boards = {match["account"] for cell in cells if (match := _BOARD.fullmatch(cell.strip()))}
    return NameSays(
        account=boards.pop() if len(boards) == 1 else None,
        covers=FileName(_PERIOD.pattern).read(period[0]).covers if period else None,
    )


def _kind(id_: str, label: str, grain: Grain, basis: Basis, *columns: Column, filled: tuple[str, ...]) -> ExportKind:
    wanted = {Grain.ACCOUNT_DAY: _is_days, Grain.POST: _is_pins, Grain.BOARD: _is_boards}[grain]
    return ExportKind(
        id=id_,
        label=label,
        platform="pinterest",
        grain=grain,
        basis=basis,
        accounts=Accounts.IN_NAME,
        columns=(*columns, *_FIGURES),
        required=(columns[0].field,),
        filled=filled,
        finder=_section(wanted),
        counts_accounts=False,
        is_selection=grain is Grain.POST,
        used_for=_USED_FOR.get(grain, ""),
        file_name=_FILE_NAME,
    )


_USED_FOR = {
    Grain.BOARD: "Figures of boards are sums over the period, kept to compare boards; they are part of no total.",
    Grain.POST: "Only the best pins are listed, without a day of publishing: they never add up to the account's days.",
}

DAYS = _kind(
    "pinterest_days",
    "a Pinterest Analytics overview",
    Grain.ACCOUNT_DAY,
    Basis.DAILY,
    day("day", _DATE),
    filled=("day",),
)

PINS = _kind(
    "pinterest_pins",
    "the top pins of a Pinterest Analytics overview",
    Grain.POST,
    Basis.WINDOW,
    link("permalink", _LINK),
    post_ref("post_id", _PIN),
    unused("Content Type", "Source", "Canonical", "Board name"),
    filled=(),
)

BOARDS = _kind(
    "pinterest_boards",
    "the top boards of a Pinterest Analytics overview",
    Grain.BOARD,
    Basis.WINDOW,
    text("board", _LINK),
    filled=("board",),
)

KINDS = (DAYS, PINS, BOARDS)
