"""Links that partners open: what each one shows, and whether it is open at a moment.

The token of a link is 256 random bits and is shown once; only its SHA-256 is kept. Everything that a visitor of a link
may see follows from the link's row, asked for anew at every request, and from nothing that a browser sends.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Literal

from partnerboard.scope import Scope
from partnerboard.warehouse import Warehouse

PAGES = ("summary", "our_posts", "plan_and_together", "how_we_measure", "exchange")  # what a link can open, in order

State = Literal["draft", "live", "paused", "revoked"]


@dataclass(frozen=True)
class Link:
    """One link. Times are UTC; `since`, `until` and `as_of` are days of the reporting zone, both bounds inside.

    `partner_id` None: the whole initiative. `as_of` None: the newest day; `known_at_utc` None: all that is known.
    `is_grounded`: its initiative, its partner and its maker's membership still stand.
    """

    link_id: str
    token_sha256: str
    label: str
    initiative_id: str
    partner_id: str | None
    pages: tuple[str, ...]
    since: date | None
    until: date | None
    as_of: date | None
    known_at_utc: datetime | None
    shows_people: bool
    shows_costs: bool
    shows_others: bool
    allows_downloads: bool
    passphrase: str | None
    created_by: str
    created_at_utc: datetime
    expires_at_utc: datetime
    state: State
    revision: int
    is_grounded: bool
    is_all_paused: bool

    def is_open(self, now: datetime) -> bool:
        """Whether it shows anything at a moment (UTC); from the second of its expiry on it does not."""
        return self.state == "live" and self.is_grounded and not self.is_all_paused and now < self.expires_at_utc


def links(warehouse: Warehouse) -> tuple[Link, ...]:
    """Every link there is, the oldest first."""
    return tuple(Link(**{**row, "pages": tuple(row["pages"])}) for row in warehouse.records("sharing/links"))


def fingerprint(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()


def scope_of(link: Link, partner_ids: frozenset[str]) -> Scope:
    """What a link shows. `partner_ids` are those of its initiative, for a link of the whole initiative."""
    return Scope(
        initiative_ids=frozenset({link.initiative_id}),
        partner_ids=frozenset({link.partner_id}) if link.partner_id else partner_ids,
        since=link.since,
        until=link.until,
        as_of=link.as_of,
        known_at_utc=link.known_at_utc,
        shows_people=link.shows_people,
        shows_costs=link.shows_costs,
        shows_others=link.shows_others,
    )
