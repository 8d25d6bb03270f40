"""Links in words: who sees what until when, what state a link is in, and when it was opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import pandas as pd

from partnerboard.insights.workspace import Initiative, Partner
from partnerboard.metrics import format as written
from partnerboard.sharing.links import PAGES, Link
from partnerboard.sharing.terms import Terms
from partnerboard.sharing.trail import Openings
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import Names, listed, plural, sentence

PAGE_NAMES: Mapping[str, str] = {
    "summary": "Summary",
    "our_posts": "Posts",
    "plan_and_together": "Plan and together",
    "how_we_measure": "How we measure",
    "exchange": "Give us your numbers",
}
LINKS = (
    Column("partner", "Who", kind="partner", on_phone=True, width="16%"),
    Column("label", "Link", kind="link", on_phone=True, width="26%"),
    Column("pages", "Opens"),
    Column("opened", "Opened", width="17%"),
    Column("ends", "Ends", width="14%"),
    Column("state", "State", kind="status", on_phone=True, width="11%"),
)
NOBODY = "Nobody outside sees anything yet."
FIRST = "A link opens the pages that you choose, for one partner, until the day you say."
NO_ACCOUNT = "It needs no account, works on a phone, and can be closed at any time."
LOCAL_ONLY = (
    "This app answers on this machine only, so an address that you send opens nothing yet: serve it on a network first "
    "(docs/operations.md says how)."
)
ALL_PAUSED = "All links are paused: none of them opens anything."
ALL_TOGETHER = "All partners"

StateWord = Literal["draft", "live", "paused", "over", "revoked", "closed"]
WHY_CLOSED = "Closed: its partner, its initiative, or the membership of who made it is gone."


@dataclass(frozen=True)
class Cast:
    """Whom links can be shared with: the initiatives, their partners, and what partners are called."""

    initiatives: tuple[Initiative, ...]
    partners: tuple[Partner, ...]

    @property
    def names(self) -> Names:
        """Names and colours of all partners."""
        return Names.of(self.partners)

    @property
    def zone(self) -> ZoneInfo:
        """Whose days are meant."""
        return ZoneInfo(self.initiatives[0].report_zone if self.initiatives else "UTC")

    def initiative(self, initiative_id: str) -> str:
        """Its name; the id of one that is gone."""
        named = {each.initiative_id: each.name for each in self.initiatives}
        return named.get(initiative_id, initiative_id)

    def partner(self, partner_id: str | None) -> str:
        """Its short name; all of them for none."""
        return self.names.name(partner_id) if partner_id else ALL_TOGETHER


def answer(links: Sequence[Link], now: datetime, zone: ZoneInfo) -> str:
    """How many links are open, and which day the first of them ends."""
    if not links:
        return NOBODY
    if links[0].is_all_paused:
        return ALL_PAUSED
    live = [link for link in links if link.is_open(now)]
    drafts = sum(link.state == "draft" for link in links)
    waiting = f" {sentence(plural(drafts, 'draft'))} {'waits' if drafts == 1 else 'wait'} to go live." if drafts else ""
    if not live:
        return f"No link is open: partners see nothing.{waiting}"
    ends = written.day(last_day(min(link.expires_at_utc for link in live), zone))
    if len(live) == 1:
        return f"One link is open, until {ends}.{waiting}"
    return f"{sentence(plural(len(live), 'link'))} are open; the first of them ends on {ends}.{waiting}"


def state(link: Link, now: datetime) -> StateWord:
    """What a link is, for whoever looks at the list."""
    if link.state == "revoked":
        return "revoked"
    if not link.is_grounded:
        return "closed"
    if now >= link.expires_at_utc:
        return "over"
    if link.state == "live" and link.is_all_paused:
        return "paused"
    return link.state


def sees(terms: Terms, cast: Cast, *, has_passphrase: bool = False) -> list[str]:
    """What whoever opens it sees, what not, and until when: three sentences."""
    who, initiative = cast.partner(terms.partner_id), cast.initiative(terms.initiative_id)
    pages = listed([PAGE_NAMES[page] for page in PAGES if page in terms.pages])
    whose = f"{who} sees its own part of" if terms.partner_id else "Whoever opens it sees every partner of"
    key = "the address and the passphrase" if has_passphrase else "the address"
    return [
        f"{whose} {initiative}{_days(terms)}: {pages}.",
        _hidden(terms),
        f"Anybody with {key} can open it until {written.day(last_day(terms.expires_at_utc, cast.zone))}.",
    ]


def ends(link: Link, now: datetime, zone: ZoneInfo) -> str:
    """'in 30 days', 'today', 'on 3 Dec 2026' once it is over."""
    last, today = last_day(link.expires_at_utc, zone), now.astimezone(zone).date()
    if now >= link.expires_at_utc:
        return f"on {written.day(last)}"
    days = (last - today).days
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"


def opened(openings: Openings | None, now: datetime) -> str:
    """'never', 'once, 3 hours ago', '12 times, last 2 days ago'."""
    if openings is None:
        return "never"
    when = ago(openings.last_at_utc, now)
    return f"once, {when}" if openings.times == 1 else f"{written.full(openings.times)} times, last {when}"


def ago(then: datetime, now: datetime) -> str:
    """'just now', '5 minutes ago', '3 hours ago', '2 days ago'."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    for size, one in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            return f"{plural(minutes // size, one)} ago"
    return "just now"


def rows(links: Sequence[Link], openings: Mapping[str, Openings], cast: Cast, now: datetime) -> pd.DataFrame:
    """One row per link, what can be opened first, then the newest."""
    names = cast.names
    ordered = sorted(links, key=lambda link: (_ORDER[state(link, now)], -link.created_at_utc.timestamp()))
    return pd.DataFrame(
        [
            {
                "partner": cast.partner(link.partner_id),
                "colour": names.colour(link.partner_id) if link.partner_id else -1,
                "label": link.label,
                "href": f"/shared_links?link={link.link_id}",
                "pages": pages(link.pages),
                "opened": opened(openings.get(link.link_id), now),
                "ends": "–" if link.state == "revoked" else ends(link, now, cast.zone),
                "state": state(link, now),
            }
            for link in ordered
        ]
    )


def pages(chosen: Sequence[str]) -> str:
    """'all pages', or those that it opens."""
    return "all pages" if set(chosen) == set(PAGES) else listed([PAGE_NAMES[page] for page in PAGES if page in chosen])


def found(links: Sequence[Link], words: str, cast: Cast) -> list[Link]:
    """The links whose label, partner or initiative holds the words."""
    wanted = words.casefold().strip()
    return [
        link
        for link in links
        if wanted in f"{link.label} {cast.partner(link.partner_id)} {cast.initiative(link.initiative_id)}".casefold()
    ]


def choices(cast: Cast) -> dict[tuple[str, str | None], str]:
    """Whom a new link can be for: every partner, and all together; with the initiative where there are several."""
    several = len(cast.initiatives) > 1
    found: dict[tuple[str, str | None], str] = {}
    for initiative in cast.initiatives:
        within = f", in {initiative.name}" if several else ""
        for partner in cast.partners:
            if partner.initiative_id == initiative.initiative_id:
                found[initiative.initiative_id, partner.partner_id] = f"{partner.short_name}{within}"
        found[initiative.initiative_id, None] = f"{ALL_TOGETHER} together{within}"
    return found


def last_day(expires_at_utc: datetime, zone: ZoneInfo) -> date:
    """The last day on which a link opens: it ends with it, and not in the course of it."""
    return (expires_at_utc - timedelta(seconds=1)).astimezone(zone).date()


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The end of a day, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


def _days(terms: Terms) -> str:
    parts = []
    if terms.since and terms.until:
        parts.append(f"posts of {written.period(terms.since, terms.until)} only")
    elif terms.since:
        parts.append(f"posts from {written.day(terms.since)} on")
    elif terms.until:
        parts.append(f"posts until {written.day(terms.until)}")
    parts.append(f"as it stood on {written.day(terms.as_of)}" if terms.as_of else "always the newest numbers")
    return f", {', '.join(parts)}"


def _hidden(terms: Terms) -> str:
    parts = [
        "colleagues who agreed to it are named" if terms.shows_people else "colleagues appear under pseudonyms",
        "costs are shown" if terms.shows_costs else "costs are hidden",
    ]
    if terms.partner_id:
        parts.append("other partners are named" if terms.shows_others else "other partners are not named")
    parts.append("tables can be downloaded" if terms.allows_downloads else "nothing can be downloaded")
    return f"{sentence(listed(parts))}."


_ORDER: Mapping[StateWord, int] = {"live": 0, "draft": 0, "paused": 1, "over": 2, "closed": 2, "revoked": 3}
