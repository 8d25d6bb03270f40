"""CrowdTangle post history: readings of one Facebook post over time, of which the newest counts.

The day of the post and its address are written behind the last header instead of into columns. Beside each figure
stands what posts of that page usually have by then (`Average Likes`), which is no figure of the post.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from partnerboard.platforms.columns import count, day, id_, moment, text, unused, url
from partnerboard.platforms.crowdtangle import USED_FOR
from partnerboard.platforms.declaration import Accounts, Basis, ExportKind, Grain
from partnerboard.platforms.tables import Line, Table, cell, is_blank, plain

_SCORED, _POSTED = "Score Date (GMT)", "Post Date (GMT)"
_TELLTALE = frozenset(map(plain, (_SCORED, "Timestep", _POSTED)))
_SEARCHED_LINES = 21
_ADDRESS = re.compile(r"https?://(?:www\.|m\.)?facebook\.com/(?P<page>[^/?\s]+)/(?:posts|videos|photos)/\S+")
_FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d")
_REACTIONS = ("Likes", "Loves", "Wows", "Hahas", "Sads", "Angrys", "Cares")


def newest_reading(sheet: str, lines: Sequence[Line]) -> list[Table]:
    """The newest reading of the post, with what the header says about it; readings without a day stay, to be named."""
    for index, line in enumerate(lines[:_SEARCHED_LINES]):
        names = [plain(name) for name in line.cells]
        if not set(names) >= _TELLTALE:
            continue
        behind = names.index(plain(_POSTED))
        address = _ADDRESS.fullmatch(cell(line, behind + 2).strip())
        if address is None:
            return []
        header = (*line.cells[:behind], _POSTED, "URL", "Facebook Id", "User Name")
        page = address["page"]
        said = (cell(line, behind + 1), address[0], *((page, "") if page.isdecimal() else ("", page)))
        rows = [row._replace(cells=(*row.cells[:behind], *said)) for row in lines[index + 1 :] if not is_blank(row)]
        kept = _newest(rows, names.index(plain(_SCORED)))
        notices = (f"{len(rows)} readings of one post over time; the newest counts.",) if len(rows) > 1 else ()
        return [Table(sheet, header, kept, notices=notices)]
    return []


def _newest(rows: Sequence[Line], at: int) -> list[Line]:
    times = [_time(cell(row, at)) for row in rows]
    newest = max((time for time in times if time), default=None)
    first = next((row for row, time in zip(rows, times, strict=True) if time and time == newest), None)
    return [*([first] if first else []), *(row for row, time in zip(rows, times, strict=True) if time is None)]


def _time(printed: str) -> datetime | None:
    for format_ in _FORMATS:
        try:
            return datetime.strptime(printed.strip(), format_).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


HISTORY = ExportKind(
    id="crowdtangle_history",
    label="a CrowdTangle post history",
    platform="facebook",
    grain=Grain.POST,
    basis=Basis.LIFETIME,
    accounts=Accounts.MANY_IN_ROWS,
    columns=(
        day("as_of", _SCORED),
        moment("published_at", _POSTED),
        url("permalink", "URL"),
        id_("native_id", "Facebook Id"),
        text("handle", "User Name"),
        count("reactions", *_REACTIONS, adds=True),
        count("comments", "Comments"),
        count("shares", "Shares"),
        count("video_views", "Post Views"),
        unused("ID", "Timestep", "Reactions", "Overperforming(+)/Underperforming(-) Score"),
        unused("Total Views", "Total Views for all Crossposts", "Views While Live"),
        unused("Average Likes", "Average Comments", "Avg Shares", "Avg Reactions", "Avg Post Views"),
        unused("Avg Total Views", "Avg Total Views for all Crossposts", "Avg Views While Live"),
        unused(*(f"Avg {reaction}" for reaction in _REACTIONS[1:])),
    ),
    required=("as_of", "published_at", "permalink"),
    filled=("as_of", "published_at", "permalink"),
    finder=newest_reading,
    times_are_local=True,
    is_selection=True,
    used_for=USED_FOR,
)

KINDS = (HISTORY,)
