"""Post reports of a scheduling tool: one file per network, told apart by the host of the posts' addresses.

The layout resembles Agorapulse. Posts have no id beside their address, and the account is not in the file. Times read
`01/01/2024 00:19 PM EST -0500`: the offset is right, the name of the zone is not in summer, and a PM may stand beside
an hour of 24.
"""

import re
from collections.abc import Callable, Sequence

from partnerboard.platforms.columns import count, link, moment, text, unused
from partnerboard.platforms.declaration import Accounts, Answers, Basis, ExportKind, Grain
from partnerboard.platforms.tables import Line, Table, cell, plain

_HEADER = frozenset(map(plain, ("Date", "Content", "Created by", "Labels", "Url")))
_SEARCHED_LINES = 21
_TIME = re.compile(
    r"(?P<day>\d{1,2}/\d{1,2}/\d{4}) (?P<hour>\d{1,2}):(?P<minute>\d{2}) (?P<half>[AP]M)(?: [A-Z]{2,5})? "
    r"(?P<offset>[+-]\d{2}:?\d{2})",
    re.IGNORECASE,
)
_NAMES = {
    "facebook": "Facebook", "instagram": "Instagram", "linkedin": "LinkedIn", "x": "X", "tiktok": "TikTok",
    "youtube": "YouTube",
}  # fmt: skip # one line for each that belongs together
_HOSTS = {
    "facebook.com": "facebook", "fb.watch": "facebook", "instagram.com": "instagram", "linkedin.com": "linkedin",
    "x.com": "x", "twitter.com": "x", "tiktok.com": "tiktok", "youtube.com": "youtube", "youtu.be": "youtube",
}  # fmt: skip # one line for each that belongs together


def _posts_of(network: str) -> Callable[[str, Sequence[Line]], list[Table]]:
    """A finder of the table whose first address lies on this network."""

    def find(sheet: str, lines: Sequence[Line]) -> list[Table]:
        for index, line in enumerate(lines[:_SEARCHED_LINES]):
            if set(map(plain, line.cells)) >= _HEADER:
                table = Table(sheet, line.cells, lines[index + 1 :])
                return [table] if _network(table) == network else []
        return []

    return find


def _network(table: Table) -> str | None:
    at = table.place("Url") or 0
    address = next((cell(line, at) for line in table.lines if cell(line, at).strip()), "")
    return _HOSTS.get(re.sub(r"^https?://(?:www\.|m\.)?", "", address.strip()).partition("/")[0].casefold())


def with_whole_times(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """Times on a clock of 24 hours with their offset; what is written otherwise stays and is judged later."""
    at = table.place("Date") or 0
    return table.with_lines([line.with_cell(at, _on_one_clock(cell(line, at))) for line in table.lines if line.cells])


def _on_one_clock(printed: str) -> str:
    found = _TIME.fullmatch(printed.strip())
    if found is None:
        return printed
    hour, is_afternoon = int(found["hour"]), found["half"].upper() == "PM"
    if hour <= 12:
        hour = hour % 12 + (12 if is_afternoon else 0)
    return f"{found['day']} {hour:02}:{found['minute']} {found['offset']}"


def _kind(network: str) -> ExportKind:
    return ExportKind(
        id=f"scheduling_tool_{network}_posts",
        label=f"a scheduling tool's report of {_NAMES[network]} posts",
        platform=network,
        grain=Grain.POST,
        basis=Basis.LIFETIME,
        accounts=Accounts.ASKED,
        columns=(
            link("permalink", "Url"),
            moment("published_at", "Date"),
            text("text", "Content"),
            text("custom_label", "Labels"),
            count("exposures", "Impressions", "Total impressions"),
            count("reach", "Reach", "Total reach"),
            count("engagements_native", "Engagement"),
            count("reactions", "Likes", "Reactions"),
            count("comments", "Comments", "Replies"),
            count("shares", "Shares", "Reposts"),
            count("saves", "Saves"),
            count("all_clicks", "Clicks"),
            count("link_clicks", "Link clicks"),
            # The tool prints the label of a word that it has no translation for.
            count("video_views", "Video views", "Total video views", "export.csv.content.videoView"),
            unused("Created by", field="sender"),
        ),
        required=("sender", "permalink", "published_at"),
        filled=("permalink", "published_at"),
        finder=_posts_of(network),
        prepare=with_whole_times,
    )


KINDS = tuple(map(_kind, _NAMES))
