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
_PAID = "Paid figures are kept apart from a partnership's own posts and are not loaded."
_PER_DAY = "Each post is there once per day. Export the posts from Insights › Content instead."
_PEOPLE = "Figures about the audience are not loaded; load the posts or the days of the account."


def _foreign(label: str, *headers: str, remedy: str = _TEMPLATE, lacks: tuple[str, ...] = ()) -> Foreign:
    return Foreign(label, frozenset(map(plain, headers)), remedy, frozenset(map(plain, lacks)))


_GA4 = "Universal Analytics has ended; export the report from Google Analytics 4."

_VIEWS = ("Views", "Visningar", "Impressions", "Plays", "Exponeringar")

# The first that fits counts, so the more particular ones stand first.
FOREIGN = (
    _foreign("a Sprout Social Competitor Posts report", "Network", "Post ID", "Public Engagements", "Linked Content"),
    _foreign("a Sprout Social competitor report", "Network", "Profile", "Public Engagements", "% Audience Growth"),
    _foreign(
        "a post report of a scheduling tool for another network", "Date", "Content", "Created by", "Labels", "Url"
    ),
    _foreign("a LinkedIn Campaign Manager report", "Nome da campanha", "Código da campanha", remedy=_PAID),
    _foreign("a LinkedIn Campaign Manager report", "Campaign Name", "Campaign ID", "Total Spent", remedy=_PAID),
    _foreign("a CrowdTangle post history", "Score Date (GMT)", "Timestep"),
    _foreign("an ExportComments file of comments", "Name (click to view profile)", "Profile ID", "Comment"),
    _foreign("a Pinterest Analytics overview", "Content types", "All"),
    _foreign("a Universal Analytics report", "Page", "Pageviews", "Unique Pageviews", remedy=_GA4),
    _foreign("LinkedIn creator demographics", "Top Demographics", "Value", "Percentage", remedy=_PEOPLE),
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
    _foreign("a Meta Business Suite daily results file", "Date", "Primary"),
    _foreign("a Hootsuite report", "Date (GMT)", "Post permalink"),
    _foreign("an LTK product report", "advertiser_name", "clicks", "commissions", "orders"),
    _foreign("a ShopMy report", "Order Count", "Commissions Earned", "Affiliate Merchant"),
    _foreign("a Geniuslink report", "Link", "Group", "User", "Clicks"),
    _foreign("a Google Ads report", "Campaign", "Ad group", "Cost"),
)


def seems_to_be(head: Sequence[Line]) -> Foreign | None:
    """The export that one of these lines is the header of."""
    headers = [frozenset(map(plain, line.cells)) for line in head]
    return next((foreign for foreign in FOREIGN if any(_fits(foreign, header) for header in headers)), None)


def _fits(foreign: Foreign, header: frozenset[str]) -> bool:
    return foreign.headers <= header and foreign.lacks.isdisjoint(header)
