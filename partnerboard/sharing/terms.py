"""What somebody asks a link to show, held to what a link may be before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from partnerboard.errors import LinkRefused
from partnerboard.sharing.links import PAGES, Link

PROPOSED_DAYS = 30
LONGEST_DAYS = 365
LONGEST_LABEL = 80


@dataclass(frozen=True)
class Terms:
    """What a link shows and until when (UTC); the rest as on :class:`Link`. Nothing is shown unless it is said."""

    label: str
    initiative_id: str
    partner_id: str | None
    expires_at_utc: datetime
    pages: tuple[str, ...] = PAGES
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    known_at_utc: datetime | None = None
    shows_people: bool = False
    shows_costs: bool = False
    shows_others: bool = False
    allows_downloads: bool = False

    @classmethod
    def of(cls, link: Link) -> "Terms":
        """What a link shows as it stands."""
        return cls(**{name: getattr(link, name) for name in cls.__dataclass_fields__})

    @property
    def row(self) -> Mapping[str, Any]:
        """The columns of a link that it says."""
        return {**vars(self), "pages": list(self.pages)}


def held(terms: Terms, now: datetime) -> Terms:
    """The terms as they are kept: known pages in their order, a label, and an expiry in the year that follows.

    Raises:
        LinkRefused: nothing would be shown, or it would be over before it begins.
    """
    pages = tuple(page for page in PAGES if page in terms.pages)
    label = " ".join(terms.label.split())[:LONGEST_LABEL]
    if not pages:
        raise LinkRefused("No page is chosen.", "Choose at least one page that the link opens.")
    if not label:
        raise LinkRefused("The link has no label.", "Say in a few words what it is for; only you see it.")
    if terms.since and terms.until and terms.until < terms.since:
        raise LinkRefused(
            f"The days from {terms.since} until {terms.until} are none.", "Let the last day follow the first."
        )
    if terms.expires_at_utc <= now:
        raise LinkRefused(
            f"The link would be over on {terms.expires_at_utc:%d %B %Y}.", "Choose a day that is still to come."
        )
    longest = now + timedelta(days=LONGEST_DAYS)
    return replace(terms, label=label, pages=pages, expires_at_utc=min(terms.expires_at_utc, longest))
