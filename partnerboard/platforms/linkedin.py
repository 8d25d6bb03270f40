"""LinkedIn pages: posts and days of the content workbook, followers and visitors, as .xls, .xlsx or pasted together.

All days are UTC. The page is named by the file name only. Sheets are recognised by their headers, never by their
names: in workbooks put together by hand a sheet may hold something else than its name says.
"""

import itertools
import re
from collections.abc import Iterable
from datetime import date, timedelta

from partnerboard.platforms.declaration import Accounts, Answers, Basis, Cell, Column, ExportKind, Grain
from partnerboard.platforms.names import FileName
from partnerboard.platforms.tables import Table, cell, plain

# The number between 10^12 and 10^13 is the time of the export in milliseconds.
PAGE_FILE_NAME = FileName(r"^(?P<account>.+)_(?:content|followers|visitors)_(?P<exported_ms>\d{13})\b")

_FORMATS = {
    "Image": "photo",
    "Multi image": "carousel",
    "Video": "video",
    "Document": "document",
    "Article": "link",
    "Link": "link",
    "Poll": "poll",
    "Text": "text",
}
# Of a boosted post the row that counts is the first of these that it has; paid rows alone are no post of the page.
_ROLES = ("total", "organic")
# Workbooks count days from here once a date has become a number.
_DAY_ZERO = date(1899, 12, 30)


def one_row_per_post(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """Of each link the `Total` row, else the `Organic` row; dates that a spreadsheet turned into numbers put back."""
    at = {plain(name): position for position, name in enumerate(table.header)}
    link, role = _place(at, "post link", "update link"), _place(at, "post type", "update type")
    created = _place(at, "created date")
    roles_of: dict[str, set[str]] = {}
    for line in table.lines:
        roles_of.setdefault(cell(line, link), set()).add(plain(cell(line, role)))
    kept = [line for line in table.lines if _counts(plain(cell(line, role)), roles_of[cell(line, link)])]
    left_out = len(table.lines) - len(kept)
    dated = [line._replace(cells=_dated(line.cells, created)) for line in kept]
    notice = f"{left_out} rows of boosted posts are parts of a Total, or paid alone, and were not counted again."
    return table.with_lines(dated, notices=(notice,) if left_out else ())


def _place(at: dict[str, int], *names: str) -> int:
    return next(at[name] for name in names if name in at)


def _counts(role: str, roles: set[str]) -> bool:
    """A row whose role is not known is kept, so that it is judged like every other row."""
    if role not in {*_ROLES, "sponsored"}:
        return True
    return role == next((known for known in _ROLES if known in roles), None)


def _dated(cells: tuple[str, ...], created: int) -> tuple[str, ...]:
    serial = re.fullmatch(r"([1-9]\d{4})(?:\.0)?", "".join(cells[created : created + 1]).strip())
    if not serial:
        return cells
    day = _DAY_ZERO + timedelta(days=int(serial[1]))
    return (*cells[:created], day.isoformat(), *cells[created + 1 :])


def _unused(names: Iterable[str]) -> Column:
    return Column("unused", tuple(names), Cell.UNUSED)


_DAY = Column("day", ("Date",), Cell.DAY)

POSTS = ExportKind(
    id="linkedin_page_posts",
    label="a LinkedIn page's posts",
    platform="linkedin",
    grain=Grain.POST,
    basis=Basis.LIFETIME,
    accounts=Accounts.IN_NAME,
    columns=(
        Column("permalink", ("Post link", "Update link"), Cell.LINK),
        Column("published_on", ("Created date",), Cell.DAY),
        Column("row_role", ("Post type", "Update type"), Cell.UNUSED),
        Column("text", ("Post title", "Update title"), Cell.TEXT),
        Column("exposures", ("Impressions",), Cell.COUNT),
        Column("video_views", ("Views", "Video views"), Cell.COUNT),
        Column("all_clicks", ("Clicks",), Cell.SIGNED_COUNT),
        Column("reactions", ("Likes",), Cell.SIGNED_COUNT),
        Column("comments", ("Comments",), Cell.SIGNED_COUNT),
        Column("shares", ("Reposts", "Shares"), Cell.SIGNED_COUNT),
        Column("follows", ("Follows",), Cell.SIGNED_COUNT),
        Column("content_format", ("Content Type",), Cell.TEXT, words=_FORMATS),
        _unused(("Campaign name", "Posted by", "Campaign start date", "Campaign end date", "Audience")),
        _unused(("Offsite Views", "Click through rate (CTR)", "Engagement rate")),
    ),
    required=("published_on", "permalink", "row_role", "exposures"),
    filled=("permalink",),
    clock_in_id=True,
    may_span_sheets=True,
    prepare=one_row_per_post,
    file_name=PAGE_FILE_NAME,
)

_MEASURES = ("Impressions", "Clicks", "Reactions", "Comments", "Reposts", "Shares", "Engagement rate")

DAYS = ExportKind(
    id="linkedin_page_days",
    label="a LinkedIn page's content figures per day",
    platform="linkedin",
    grain=Grain.ACCOUNT_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.IN_NAME,
    columns=(
        _DAY,
        Column("exposures", ("Impressions (organic)",), Cell.SIGNED_COUNT),
        Column("reach", ("Unique impressions (organic)",), Cell.COUNT),
        Column("all_clicks", ("Clicks (organic)",), Cell.SIGNED_COUNT),
        Column("reactions", ("Reactions (organic)",), Cell.SIGNED_COUNT),
        Column("comments", ("Comments (organic)",), Cell.SIGNED_COUNT),
        Column("shares", ("Reposts (organic)", "Shares (organic)"), Cell.SIGNED_COUNT),
        _unused(f"{measure} ({part})" for measure in _MEASURES for part in ("sponsored", "total")),
        _unused(("Engagement rate (organic)",)),
    ),
    required=("exposures", "day"),
    filled=("day",),
    may_span_sheets=True,
    file_name=PAGE_FILE_NAME,
)

FOLLOWERS = ExportKind(
    id="linkedin_page_followers",
    label="a LinkedIn page's new followers per day",
    platform="linkedin",
    grain=Grain.ACCOUNT_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.IN_NAME,
    columns=(
        _DAY,
        # Beside `Organic followers` this header means the followers gained on the day, not how many there are.
        Column("follows", ("Total followers",), Cell.SIGNED_COUNT),
        Column("organic_follows", ("Organic followers",), Cell.UNUSED),
        _unused(("Sponsored followers", "Auto-invited followers")),
    ),
    required=("organic_follows", "day", "follows"),
    filled=("day",),
    may_span_sheets=True,
    file_name=PAGE_FILE_NAME,
)

_VISITED = (("Overview", "Life", "Jobs", "Total"), ("page views", "unique visitors"), ("desktop", "mobile", "total"))

VISITORS = ExportKind(
    id="linkedin_page_visitors",
    label="a LinkedIn page's visitors per day",
    platform="linkedin",
    grain=Grain.ACCOUNT_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.IN_NAME,
    columns=(
        _DAY,
        Column("profile_visits", ("Total page views (total)",), Cell.COUNT),
        _unused(
            name
            for name in (f"{tab} {what} ({device})" for tab, what, device in itertools.product(*_VISITED))
            if name != "Total page views (total)"
        ),
    ),
    required=("profile_visits", "day"),
    filled=("day",),
    may_span_sheets=True,
    file_name=PAGE_FILE_NAME,
)

KINDS = (POSTS, DAYS, FOLLOWERS, VISITORS)
