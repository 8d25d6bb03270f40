"""Exports that people hand in and that are not loaded: what they seem to be, so that a refusal can say so."""

from collections.abc import Sequence
from typing import NamedTuple

from partnerboard.platforms.tables import Line, plain


class Foreign(NamedTuple):
    """An export kind we know of and do not load; `headers` are the columns that give it away."""

    label: str
    headers: frozenset[str]
    remedy: str
    lacks: frozenset[str]


_TEMPLATE = "Bring its figures in with one of the templates, or load the platform's own export."
_PER_DAY = "Each post is there once per day. Export the posts from Insights › Content instead."


def _foreign(label: str, *headers: str, remedy: str = _TEMPLATE, lacks: tuple[str, ...] = ()) -> Foreign:
    return Foreign(label, frozenset(map(plain, headers)), remedy, frozenset(map(plain, lacks)))


_ADS = "Its columns are not known here. No target counts paid figures, so no result is missing without it."
_ADS_PT = (
    "Only the Portuguese header of this report is known here. No target counts paid figures, so no result is missing "
    "without it."
)
_GA4 = "Universal Analytics has ended; export the report from Google Analytics 4."
_NO_CLICKS = (
    "It says which links there are, not how often they were clicked. Export the clicks, or use the template "
    "'link_clicks': link, date, clicks."
)
_NO_POST = "Export them as a workbook of one post: its address then stands above the comments."
_NO_TITLE = "The line above the header says which figure of which network it is. Download the file again, unopened."

_VIEWS = ("Views", "Visningar", "Impressions", "Plays", "Exponeringar")

# The first that fits counts, so the more particular ones stand first.
FOREIGN = (
    _foreign(
        "a post report of a scheduling tool for another network", "Date", "Content", "Created by", "Labels", "Url"
    ),
    _foreign("a LinkedIn Campaign Manager report", "Campaign Name", "Campaign ID", "Total Spent", remedy=_ADS_PT),
    _foreign("a CrowdTangle post history that does not name its Facebook post", "Score Date (GMT)", "Timestep"),
    _foreign(
        "an ExportComments workbook of a network that is not known here",
        "Name (click to view profile)",
        "Profile ID",
        "Comment",
    ),
    _foreign(
        "an ExportComments file of comments that does not name its network",
        "Name",
        "Date",
        "Likes",
        "Comment",
        "(view source)",
        remedy=_NO_POST,
        lacks=("isHearted",),
    ),
    _foreign("a Pinterest Analytics overview", "Content types", "All"),
    _foreign("a Universal Analytics report", "Page", "Pageviews", "Unique Pageviews", remedy=_GA4),
    _foreign(
        "Meta's video statistics per post and day",
        "Post ID",
        "Publish time",
        "Date",
        "3-second video views",
        remedy=_PER_DAY,
        lacks=_VIEWS,
    ),
    _foreign(
        "Meta's video statistics per post and day",
        "Publicerings-id",
        "Publiceringstid",
        "Datum",
        "3-sekunders videovisningar",
        remedy=_PER_DAY,
        lacks=_VIEWS,
    ),
    _foreign(
        "a Meta Business Suite results file without its first lines",
        "Date",
        "Primary",
        remedy=_NO_TITLE,
    ),
    _foreign("a Meta Business Suite results file saved again by a spreadsheet", "Date;Primary", remedy=_NO_TITLE),
    _foreign("a Hootsuite report", "Date (GMT)", "Post permalink"),
    _foreign("a Bitly list of links without clicks", "long_url", "link", "title", "created_at", remedy=_NO_CLICKS),
    _foreign("a Short.io list of links without clicks", "originalURL", "shortURL", "title", remedy=_NO_CLICKS),
    _foreign("a Google Ads report", "Campaign", "Ad group", "Cost", remedy=_ADS),
)


def seems_to_be(head: Sequence[Line]) -> Foreign | None:
    """The export that one of these lines is the header of."""
    headers = [frozenset(map(plain, line.cells)) for line in head]
    return next((foreign for foreign in FOREIGN if any(_fits(foreign, header) for header in headers)), None)


def _fits(foreign: Foreign, header: frozenset[str]) -> bool:
    return foreign.headers <= header and foreign.lacks.isdisjoint(header)
