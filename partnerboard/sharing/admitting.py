"""What a visitor of a link may do at this moment: asked anew for every request, every message and every half second."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from partnerboard.sharing.links import PAGES, Link
from partnerboard.sharing.visitors import Visitor
from partnerboard.sharing.visits import UNLOCK_COOKIE, VISIT_COOKIE, Visit, Visits


@dataclass(frozen=True)
class Admitted:
    """A visit of a link that is open. Before `is_unlocked` it may see the form for the passphrase and nothing else."""

    link: Link
    visit: Visit
    is_unlocked: bool

    @property
    def visitor(self) -> Visitor:
        """Who this is, for the seal."""
        return Visitor("link", self.link.link_id, self.visit.nonce, self.visit.is_preview)

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages of the link in their order; the first one opens without a name."""
        return tuple(page for page in PAGES if page in self.link.pages)

    @property
    def brings_files(self) -> bool:
        """Whether files may be brought: on the exchange page, and not in a preview."""
        return "exchange" in self.link.pages and not self.visit.is_preview


def admitted(
    links: Iterable[Link], link_id: str, cookies: Mapping[str, str], visits: Visits, now: datetime
) -> Admitted | None:
    """The visit that cookies prove for a link that is open now (UTC); None for every other case alike."""
    link = next((each for each in links if each.link_id == link_id), None)
    visit = visits.held(cookies.get(VISIT_COOKIE), link, now)
    if link is None or visit is None or not is_open_to(visit, link, now):
        return None
    return Admitted(link, visit, is_unlocked(cookies.get(UNLOCK_COOKIE), visit, link, visits, now))


def is_open_to(visit: Visit, link: Link, now: datetime) -> bool:
    """An open link is open to its visitors; to a preview also one that is a draft."""
    return can_be_previewed(link, now) if visit.is_preview else link.is_open(now)


def can_be_previewed(link: Link, now: datetime) -> bool:
    """Whether staff may look at what a link shows, or would show."""
    return link.is_open(now) or (link.state == "draft" and link.is_grounded and now < link.expires_at_utc)


def is_unlocked(cookie: str | None, visit: Visit, link: Link, visits: Visits, now: datetime) -> bool:
    """Whether no passphrase stands between this visit and the pages."""
    return link.passphrase is None or visit.is_preview or visits.is_unlocked(cookie, visit, link, now)
