"""CrowdTangle, closed in August 2024: the search and list exports of public Facebook posts that still go around.

Times carry the short name of the dashboard's zone. In some languages one column has points between thousands beside
plain digits in all others; such a total is read only where it is the sum of its parts.
"""

import re

from partnerboard.platforms.columns import count, id_, moment, text, unused, url, word
from partnerboard.platforms.declaration import Accounts, Answers, Basis, ExportKind, Grain
from partnerboard.platforms.tables import Line, Table, cell

_OFFSETS = {
    "UTC": "+0000", "GMT": "+0000", "WET": "+0000", "WEST": "+0100", "CET": "+0100", "CEST": "+0200", "EET": "+0200",
    "EEST": "+0300", "MSK": "+0300", "BRT": "-0300", "BRST": "-0200", "ART": "-0300", "AST": "-0400", "ADT": "-0300",
    "EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600", "PST": "-0800",
    "PDT": "-0700", "JST": "+0900", "AEST": "+1000", "AEDT": "+1100",
}  # fmt: skip # one line for each that belongs together
_REACTIONS = ("Likes", "Love", "Wow", "Haha", "Sad", "Angry", "Care")
_TOTAL = "Total Interactions"
_FORMATS = {
    "Photo": "photo", "Album": "carousel", "Native Video": "video", "Live Video": "video", "YouTube": "video",
    "Live Video Complete": "video", "Live Video Scheduled": "video", "Video": "video", "Extra Clip": "video",
    "Link": "link", "Status": "text", "Native Templates": "",
}  # fmt: skip # one line for each that belongs together

USED_FOR = (
    "Posts of pages that are registered with a partner count as theirs; those of other pages stay outside every total."
)


def written_out(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """Times with their offset, and totals without points where their parts prove them."""
    at, total = table.place("Post Created") or 0, table.place(_TOTAL)
    parts = [place for name in (*_REACTIONS, "Comments", "Shares") if (place := table.place(name)) is not None]
    lines = [line.with_cell(at, _with_offset(cell(line, at))) if line.cells else line for line in table.lines]
    if total is not None:
        lines = [line.with_cell(total, _proven(line, total, parts)) if line.cells else line for line in lines]
    return table.with_lines(lines)


def _with_offset(printed: str) -> str:
    time, _, zone = printed.strip().rpartition(" ")
    return f"{time} {_OFFSETS[zone]}" if zone in _OFFSETS else printed


def _proven(line: Line, total: int, parts: list[int]) -> str:
    printed = cell(line, total).strip()
    if not re.fullmatch(r"\d{1,3}(\.\d{3})+", printed):
        return printed
    figures = [cell(line, place).strip() or "0" for place in parts]
    digits = printed.replace(".", "")
    is_sum = all(figure.isdecimal() for figure in figures) and sum(map(int, figures)) == int(digits)
    return digits if is_sum else printed


POSTS = ExportKind(
    id="crowdtangle_posts",
    label="a CrowdTangle search export",
    platform="facebook",
    grain=Grain.POST,
    basis=Basis.LIFETIME,
    accounts=Accounts.MANY_IN_ROWS,
    columns=(
        unused("Likes at Posting", field="likes_at_posting"),
        id_("native_id", "Facebook Id"),
        text("account_name", "Page Name"),
        text("handle", "User Name"),
        moment("published_at", "Post Created"),
        word("content_format", _FORMATS, "Type"),
        url("permalink", "URL"),
        text("text", "Message"),
        count("engagements_native", _TOTAL),
        count("reactions", *_REACTIONS, adds=True),
        count("comments", "Comments"),
        count("shares", "Shares"),
        count("video_views", "Post Views"),
    ),
    required=("likes_at_posting", "native_id", "published_at", "permalink", "engagements_native"),
    filled=("native_id", "published_at", "permalink"),
    prepare=written_out,
    used_for=USED_FOR,
)

KINDS = (POSTS,)
