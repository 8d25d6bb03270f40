"""LinkedIn pages: posts and days of the content workbook, followers and visitors, as .xls, .xlsx or pasted together.

All days are UTC. The page is named by the file name only. Sheets are recognised by their headers, never by their
names: in workbooks put together by hand a sheet may hold something else than its name says.
"""

import re
from datetime import date, timedelta

from partnerboard.platforms.columns import count, day, link, signed_count, text, unused, word
from partnerboard.platforms.declaration import Accounts, Answers, Basis, ExportKind, Grain
from partnerboard.platforms.names import FileName
from partnerboard.platforms.tables import Line, Table, cell, plain

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
    address, role = _place(at, "post link", "update link"), _place(at, "post type", "update type")
    created = _place(at, "created date")
    roles_of: dict[str, set[str]] = {}
    for line in table.lines:
        roles_of.setdefault(cell(line, address), set()).add(plain(cell(line, role)))
    kept = [line for line in table.lines if _counts(plain(cell(line, role)), roles_of[cell(line, address)])]
    left_out = len(table.lines) - len(kept)
    dated = [_dated(line, created) for line in kept]
    notice = f"{left_out} rows of boosted posts are parts of a Total, or paid alone, and were not counted again."
    return table.with_lines(dated, notices=(notice,) if left_out else ())


def _place(at: dict[str, int], *names: str) -> int:
    return next(at[name] for name in names if name in at)


def _counts(role: str, roles: set[str]) -> bool:
    """A row whose role is not known is kept, so that it is judged like every other row."""
    if role not in {*_ROLES, "sponsored"}:
        return True
    return role == next((known for known in _ROLES if known in roles), None)


def _dated(line: Line, created: int) -> Line:
    serial = re.fullmatch(r"([1-9]\d{4})(?:\.0)?", cell(line, created).strip())
    return line.with_cell(created, (_DAY_ZERO + timedelta(days=int(serial[1]))).isoformat()) if serial else line


_DAY = day("day", "Date")

POSTS = ExportKind(
    id="linkedin_page_posts",
    label="a LinkedIn page's posts",
    platform="linkedin",
    grain=Grain.POST,
    basis=Basis.LIFETIME,
    accounts=Accounts.IN_NAME,
    columns=(
        link("permalink", "Post link", "Update link"),
        day("published_on", "Created date"),
        text("text", "Post title", "Update title"),
        count("exposures", "Impressions"),
        count("video_views", "Views", "Video views"),
        signed_count("all_clicks", "Clicks"),
        signed_count("reactions", "Likes"),
        signed_count("comments", "Comments"),
        signed_count("shares", "Reposts", "Shares"),
        signed_count("follows", "Follows"),
        word("content_format", _FORMATS, "Content Type"),
        unused("Post type", "Update type", field="row_role"),
        unused("Campaign name", "Posted by", "Campaign start date", "Campaign end date", "Audience"),
        unused("Offsite Views", "Click through rate (CTR)", "Engagement rate"),
    ),
    required=("published_on", "permalink", "row_role", "exposures"),
    filled=("permalink",),
    clock_in_id=True,
    may_span_sheets=True,
    prepare=one_row_per_post,
    file_name=PAGE_FILE_NAME,
)

_PAID_PARTS = ("sponsored", "total")
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
        signed_count("exposures", "Impressions (organic)"),
        count("reach", "Unique impressions (organic)"),
        signed_count("all_clicks", "Clicks (organic)"),
        signed_count("reactions", "Reactions (organic)"),
        signed_count("comments", "Comments (organic)"),
        signed_count("shares", "Reposts (organic)", "Shares (organic)"),
        unused("Engagement rate (organic)", *(f"{measure} ({part})" for measure in _MEASURES for part in _PAID_PARTS)),
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
        signed_count("follows", "Total followers"),
        unused("Organic followers", field="organic_follows"),
        unused("Sponsored followers", "Auto-invited followers"),
    ),
    required=("organic_follows", "day", "follows"),
    filled=("day",),
    may_span_sheets=True,
    file_name=PAGE_FILE_NAME,
)

_VISITED = tuple(
    f"{tab} {what} ({device})"
    for tab in ("Overview", "Life", "Jobs", "Total")
    for what in ("page views", "unique visitors")
    for device in ("desktop", "mobile", "total")
)

VISITORS = ExportKind(
    id="linkedin_page_visitors",
    label="a LinkedIn page's visitors per day",
    platform="linkedin",
    grain=Grain.ACCOUNT_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.IN_NAME,
    columns=(
        _DAY,
        count("profile_visits", "Total page views (total)"),
        unused(*(name for name in _VISITED if name != "Total page views (total)")),
    ),
    required=("profile_visits", "day"),
    filled=("day",),
    may_span_sheets=True,
    file_name=PAGE_FILE_NAME,
)

KINDS = (POSTS, DAYS, FOLLOWERS, VISITORS)
