"""Comments under one post, as ExportComments.com writes them: CSV of YouTube, workbooks of every network.

Rows have a number and no id, and the number changes with every export. So a comment is known by its post, its author
and its words, and by its place among those alike. A CSV prints DD/MM/YY, and times that were worked back from an age.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from partnerboard.platforms.columns import count, moment, text, unused
from partnerboard.platforms.declaration import Accounts, Answers, Basis, Column, DateOrder, ExportKind, Grain
from partnerboard.platforms.names import FileName, NameSays
from partnerboard.platforms.tables import Line, Table, cell, plain

_ID = "Comment id"
_AUTHOR = ("Name", "Name (click to view profile)")
_SEARCHED_LINES = 12
_SHORT_YEAR = re.compile(r"(\d{2}/\d{2}/)(\d{2}) (\d{2}:\d{2}:\d{2})")
_HOST = re.compile(r"https?://(?:www\.|m\.|web\.|mobile\.)?(?P<host>[a-z.]+)/")
_PATHS = r"/(?:posts|videos|reel|p|tv)/(?:[^/?]+/)?([A-Za-z0-9_-]+)/?(?:\?|$)|[?&](?:story_fbid|fbid|v)=([A-Za-z0-9]+)"


class _Network(NamedTuple):
    """How people call a network, the hosts of its addresses, and where a post's id stands in them."""

    name: str
    hosts: tuple[str, ...]
    post: str


_NETWORKS = {
    "facebook": _Network("Facebook", ("facebook.com",), _PATHS),
    "instagram": _Network("Instagram", ("instagram.com",), _PATHS),
    "tiktok": _Network("TikTok", ("tiktok.com",), r"/(?:video|photo)/(\d+)"),
    "x": _Network("X", ("x.com", "twitter.com"), r"/status/(\d+)"),
    "linkedin": _Network("LinkedIn", ("linkedin.com",), r"(?:activity|share|ugcPost)[:-](\d+)"),
    "threads": _Network("Threads", ("threads.net", "threads.com"), r"/post/([A-Za-z0-9_-]+)"),
    "youtube": _Network(
        "YouTube", ("youtube.com", "youtu.be"), r"(?:[?&]v=|/shorts/|/live/|youtu\.be/)([A-Za-z0-9_-]{11})"
    ),
}


def with_ids(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """Each comment with an id of its own, and its time with a year of four digits."""
    author, words, at = table.place(*_AUTHOR) or 0, table.place("Comment") or 0, table.place("Date") or 0
    alike: Counter[str] = Counter()
    ids = []
    for line in table.lines:
        told = hashlib.sha256(f"{cell(line, author)}\n{cell(line, words)}".encode()).hexdigest()[:16]
        alike[told] += 1
        ids.append(f"{told}-{alike[told]}")
    dated = [
        line.with_cell(at, _SHORT_YEAR.sub(r"\g<1>20\2 \3", cell(line, at))) if line.cells else line
        for line in table.lines
    ]
    return table.with_lines(dated).with_column(_ID, ids)


def _under_a_post_of(network: _Network) -> Callable[[str, Sequence[Line]], list[Table]]:
    """A finder of a workbook's comments where the address above them lies on this network."""

    def find(sheet: str, lines: Sequence[Line]) -> list[Table]:
        for index, line in enumerate(lines[:_SEARCHED_LINES]):
            if {plain(_AUTHOR[1]), "comment", "date"} <= set(map(plain, line.cells)):
                above = (each.strip() for over in lines[:index] for each in over.cells)
                source = next((each for each in above if _is_of(network, each)), None)
                found = re.search(network.post, source) if source else None
                says = NameSays(post=next(filter(None, found.groups())) if found else None)
                return [Table(sheet, line.cells, lines[index + 1 :], says=says)] if source else []
        return []

    return find


def _is_of(network: _Network, address: str) -> bool:
    host = _HOST.match(address)
    return bool(host and host["host"] in network.hosts)


def _comments(id_of: str, label: str, platform: str, *columns: Column, network: _Network | None = None) -> ExportKind:
    return ExportKind(
        id=id_of,
        label=label,
        platform=platform,
        grain=Grain.INTERACTION,
        basis=Basis.LOG,
        accounts=Accounts.NOBODY,
        columns=(
            *columns,
            text("interaction_id", _ID),
            text("author", *_AUTHOR),
            moment("occurred_at", "Date"),
            count("reactions", "Likes"),
            text("text", "Comment"),
            unused("id", "(view source)"),
        ),
        required=("author", "occurred_at", "text", "reactions"),
        filled=("occurred_at",),
        times_are_local=True,
        date_order=DateOrder.DAY_FIRST,
        constants={"kind": "comment"},
        finder=_under_a_post_of(network) if network else None,
        prepare=with_ids,
        asks=("post",),
        counts_accounts=False,
        file_name=None if network else FileName(r"^yt-comments_(?P<post>[A-Za-z0-9_-]{11})_\d+"),
        used_for=(
            "Comments are kept as voices of the audience: they change no figure of the post, and their times, worked "
            "back by the tool, are not used for response times."
        ),
    )


YOUTUBE = _comments(
    "exportcomments_youtube",
    "ExportComments comments on a YouTube video",
    "youtube",
    unused("isHearted", field="is_hearted"),
    unused("isPinned"),
)

KINDS = (
    YOUTUBE,
    *(
        _comments(
            f"exportcomments_{platform}{'_workbook' if platform == 'youtube' else ''}",
            f"an ExportComments workbook of comments on {network.name}",
            platform,
            unused("Profile ID"),
            network=network,
        )
        for platform, network in _NETWORKS.items()
    ),
)
