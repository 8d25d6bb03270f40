"""LinkedIn creator analytics: a person's own workbook with days, followers, the reach of the period, top posts, people.

TOP POSTS holds two rankings side by side, by engagements and by impressions, each cut off at 50: they are read as two
lists of the same posts. LinkedIn defines its engagements here as reactions, comments and reposts together. Figures
below zero are corrections and are kept.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from partnerboard.platforms.audiences import USED_FOR
from partnerboard.platforms.columns import count, day, link, percent, signed_count, text
from partnerboard.platforms.declaration import Accounts, Answers, Basis, ExportKind, Grain, Repeats
from partnerboard.platforms.names import FileName
from partnerboard.platforms.tables import Line, Table, cell, header_at

# `Content_<from>_<to>_<Name>.xlsx`, since 2026 `AggregateAnalytics_<Name>_<from>_<to>.xlsx`.
_FILE_NAME = FileName(
    r"^(?=\D*_(?:.*_)?(?P<since>\d{4}-\d\d-\d\d)_(?P<until>\d{4}-\d\d-\d\d))"
    r"(?:Content_[\d-]{10}_[\d-]{10}_|AggregateAnalytics_)(?P<account_name>.+?)"
    r"(?:_[\d-]{10}_[\d-]{10})?(?: ?\(\d+\))?\.xlsx$"
)
_DAYS = ("Date", "Impressions", "Engagements")
_GAINS = ("Date", "New followers")
_HAS = re.compile(r"Total followers on (?P<day>[\d/]+):?")
_PERIOD = re.compile(r"(?P<since>\d{1,2}/\d{1,2}/\d{4}) *[-–] *(?P<until>\d{1,2}/\d{1,2}/\d{4})")
_RANKINGS = ("Post URL", "Post publish date", "Engagements", "", "Post URL", "Post publish date", "Impressions")
_REACHED = re.compile("(Unique views|Members reached)", re.IGNORECASE)
_SHARE = "Percentage"
_PREAMBLE_LINES = 8


def engagement_days(sheet: str, lines: Sequence[Line]) -> list[Table]:
    """ENGAGEMENT: exactly these three columns, so that no other platform's day table is taken for it."""
    at = header_at(lines, _DAYS, within=_PREAMBLE_LINES)
    return [] if at is None else [Table(sheet, _DAYS, [Line(n, cells[:3]) for n, cells in lines[at + 1 :]])]


def follower_days(sheet: str, lines: Sequence[Line]) -> list[Table]:
    """FOLLOWERS: the followers gained per day, and how many there are, which stands above the header."""
    at = header_at(lines, _GAINS, within=_PREAMBLE_LINES)
    if at is None:
        return []
    days = [Line(line.line_no, (cell(line, 0), cell(line, 1), "")) for line in lines[at + 1 :]]
    for line in lines[:at]:
        has = _HAS.match(cell(line, 0).strip())
        if has:
            days.append(Line(line.line_no, (has["day"], "", cell(line, 1))))
    return [Table(sheet, (*_GAINS, "Total followers"), days)]


def two_rankings(sheet: str, lines: Sequence[Line]) -> list[Table]:
    """TOP POSTS: each ranking as a table of its own; entries without a figure are left out."""
    at = header_at(lines, _RANKINGS, within=_PREAMBLE_LINES)
    if at is None:
        return []
    tables = []
    for first in (0, 4):
        header = _RANKINGS[first : first + 3]
        entries = [Line(line.line_no, tuple(cell(line, first + n) for n in range(3))) for line in lines[at + 1 :]]
        ranked = [entry for entry in entries if entry.cells[2].strip()]
        tables.append(Table(f"{sheet}, by {header[2].lower()}", header, ranked, is_capped=True))
    return tables


def period_reach(sheet: str, lines: Sequence[Line]) -> list[Table]:
    """DISCOVERY: how many different people LinkedIn itself counted over the period."""
    for at, line in enumerate(lines[:_PREAMBLE_LINES]):
        period = _PERIOD.search(cell(line, 1))
        if period:
            reached = [row for row in lines[at + 1 :] if _REACHED.match(cell(row, 0).strip())]
            rows = [Line(row.line_no, (period["since"], period["until"], cell(row, 1))) for row in reached[:1]]
            return [Table(sheet, ("From", "To", "Members reached"), rows)]
    return []


def in_percent(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """DEMOGRAPHICS: shares are fractions until 2025 and percentages since; `< 1%` is no figure and stays empty."""
    at = table.place(_SHARE) or 0
    small = sum(cell(line, at).strip().startswith("<") for line in table.lines)
    lines = [line.with_cell(at, _percentage(cell(line, at).strip())) if line.cells else line for line in table.lines]
    notice = f"Shares printed as below 1 % have no figure and are left empty: {small:,} of them."
    return table.with_lines(lines, notices=(notice,) if small else ())


def _percentage(printed: str) -> str:
    if printed.startswith("<"):
        return ""
    return str(Decimal(printed) * 100) if re.fullmatch(r"[01]?\.\d+|[01]", printed) else printed


# What all sheets of a workbook have in common, and the two that hold a row per day.
_table = partial(ExportKind, platform="linkedin", accounts=Accounts.IN_NAME, file_name=_FILE_NAME)
_days = partial(_table, grain=Grain.ACCOUNT_DAY, basis=Basis.DAILY, filled=("day",), repeats=Repeats.MERGED)

DAYS = _days(
    id="linkedin_creator_days",
    label="LinkedIn creator analytics per day",
    columns=(
        day("day", "Date"),
        signed_count("exposures", "Impressions"),
        signed_count("engagements_native", "Engagements"),
    ),
    required=("day", "exposures", "engagements_native"),
    finder=engagement_days,
    asks=("covers",),  # the top posts are those of the chosen dates
)

FOLLOWERS = _days(
    id="linkedin_creator_followers",
    label="LinkedIn creator analytics, followers per day",
    columns=(
        day("day", "Date"),
        signed_count("follows", "New followers"),
        count("followers", "Total followers"),
    ),
    required=("day", "follows"),
    finder=follower_days,
    supplements=DAYS.id,
)

TOP_POSTS = _table(
    id="linkedin_creator_top_posts",
    label="LinkedIn creator analytics, top posts",
    grain=Grain.POST,
    basis=Basis.WINDOW,
    columns=(
        link("permalink", "Post URL"),
        day("published_on", "Post publish date"),
        signed_count("exposures", "Impressions"),
        signed_count("eng_core", "Engagements"),
        signed_count("engagements_native", "Engagements"),
    ),
    required=("permalink", "published_on"),
    finder=two_rankings,
    filled=("permalink",),
    clock_in_id=True,
    may_span_sheets=True,
    repeats=Repeats.MERGED,
    is_selection=True,
)

REACH = _table(
    id="linkedin_creator_reach",
    label="LinkedIn creator analytics, members reached",
    grain=Grain.ACCOUNT_PERIOD,
    basis=Basis.WINDOW,
    columns=(
        day("period_from", "From"),
        day("period_to", "To"),
        count("reach", "Members reached"),
    ),
    required=("period_from", "period_to", "reach"),
    finder=period_reach,
    filled=("period_from", "period_to", "reach"),
)

PEOPLE = _table(
    id="linkedin_creator_audience",
    label="LinkedIn creator demographics",
    grain=Grain.AUDIENCE,
    basis=Basis.LIFETIME,
    columns=(text("trait", "Top Demographics"), text("group", "Value"), percent("share_percent", _SHARE)),
    required=("trait", "group", "share_percent"),
    filled=("trait", "group"),
    prepare=in_percent,
    counts_accounts=False,
    used_for=USED_FOR,
)

KINDS = (DAYS, FOLLOWERS, TOP_POSTS, REACH, PEOPLE)
