"""Clicks on short links, as trackers list them: per click, per day, or as one number per link.

Only clicks that have a day can reach a target. A number per link is kept to compare links: nothing says which days it
covers, except where that is asked. What people who clicked are known by is not kept.
"""

import dataclasses
import re
from collections import Counter

from partnerboard.platforms.columns import count, day, text, unused, url
from partnerboard.platforms.declaration import Accounts, Answers, Basis, Column, DateOrder, ExportKind, Grain
from partnerboard.platforms.names import FileName
from partnerboard.platforms.tables import Line, Table, cell, is_blank

_LINK = ("Short link", "Short URL", "Shortlink", "Tracked link", "Bitlink")
_CLICKED = ("Clicked at", "Click time", "Click date", "Clicked on")
_CLOCK = re.compile(r"(?<=\d)(?:T|,? +)\d{1,2}:\d{2}.*$")
_LISTED_AT_MOST = 200


def counted(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """One line per link and printed day with the number of its clicks: two clicks in one second are two."""
    link, at = table.place(*_LINK) or 0, table.place(*_CLICKED) or 0
    clicks: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], int] = {}
    for line in table.lines:
        if not is_blank(line):
            about = cell(line, link).strip(), _CLOCK.sub("", cell(line, at).strip())
            clicks[about] += 1
            first.setdefault(about, line.line_no)
    days = [Line(first[about], (*about, str(number))) for about, number in clicks.items()]
    told = (f"{clicks.total():,} clicks were counted into {len(days):,} days of links.",)
    header = (table.header[link], table.header[at], "Clicks")
    return dataclasses.replace(table, header=header).with_lines(days, notices=told)


def perhaps_cut_off(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """Bitly lists at most 200 links with their clicks and does not say that there are more."""
    if sum(not is_blank(line) for line in table.lines) < _LISTED_AT_MOST:
        return table
    notice = f"Bitly lists {_LISTED_AT_MOST} links at most: others may be missing from this file."
    return table.with_lines(table.lines, notices=(notice,), is_capped=True)


DAYS = ExportKind(
    id="click_days",
    label="a list of clicks per link and day",
    platform=None,
    grain=Grain.LINK_CLICK_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.NOBODY,
    columns=(url("link", *_LINK), day("day", "Date", "Day"), count("clicks", "Clicks", "Total clicks")),
    required=("link", "day", "clicks"),
    filled=("link", "day"),
    date_order=DateOrder.EITHER,
    counts_accounts=False,
)

CLICKS = ExportKind(
    id="clicks",
    label="a list of single clicks on links",
    platform=None,
    grain=Grain.LINK_CLICK_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.NOBODY,
    columns=(url("link", *_LINK), day("day", *_CLICKED), count("clicks", "Clicks")),
    required=("day", "link"),
    lacks=("clicks",),
    filled=("link", "day"),
    date_order=DateOrder.EITHER,
    prepare=counted,
    counts_accounts=False,
)


def _links(id_: str, label: str, basis: Basis, used_for: str, *columns: Column, **more: object) -> ExportKind:
    kind = ExportKind(
        id=id_,
        label=label,
        platform=None,
        grain=Grain.LINK,
        basis=basis,
        accounts=Accounts.NOBODY,
        columns=columns,
        required=("link", "all_clicks"),
        filled=("link",),
        counts_accounts=False,
        used_for=used_for,
    )
    return dataclasses.replace(kind, **more)  # type: ignore[arg-type] # fields of the kind by their names


_TO_DATE = "Clicks to date of each link are kept to compare links: they have no days, so no target counts them."

BITLY = _links(
    "bitly_links",
    "a Bitly list of links with their clicks",
    Basis.LIFETIME,
    _TO_DATE,
    url("link", "Bitlink"),
    text("title", "Title"),
    text("address", "Long URL"),
    text("campaign", "Campaign"),
    text("tags", "Tags"),
    text("created", "Created"),
    count("all_clicks", "Total Clicks"),
    unused("Archived"),
    unused("Date", "Day", field="day"),
    lacks=("day",),
    prepare=perhaps_cut_off,
)

SHORT_LINKS = _links(
    "short_links",
    "a list of short links with their clicks",
    Basis.LIFETIME,
    _TO_DATE,
    text("link", "key"),
    text("address", "url"),
    text("title", "title"),
    count("all_clicks", "clicks"),
    required=("link", "address", "title", "all_clicks"),
)

GENIUSLINK = _links(
    "geniuslink",
    "a Geniuslink report",
    Basis.WINDOW,
    "Clicks over the whole period are kept to compare links: they have no days, so no target counts them.",
    url("link", "Link"),
    text("group", "Group"),
    unused("User", field="user"),
    count("all_clicks", "Clicks"),
    required=("user", "group", "link", "all_clicks"),
    asks=("covers",),
    file_name=FileName(r"^geniuslink_reportdata_.+_shorturl_(?P<exported>\d{2}_\d{2}_\d{4})[ _]"),
)

KINDS = (DAYS, CLICKS, BITLY, SHORT_LINKS, GENIUSLINK)
