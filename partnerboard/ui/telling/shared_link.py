"""One link in words: the message that goes with its address, what was done with it, and everything that happened."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pandas as pd

from partnerboard.metrics import format as written
from partnerboard.sharing.links import Link
from partnerboard.sharing.terms import Terms
from partnerboard.sharing.trail import ROBOT, Happening, Openings
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.shared_links import Cast, ago, last_day
from partnerboard.ui.telling.words import plural, sentence

TRAIL = (
    Column("at", "When", kind="day", on_phone=True, width="18%"),
    Column("what", "What", on_phone=True),
    Column("who", "Who", on_phone=True, width="22%"),
    Column("network", "From", width="18%"),
)
ONCE = "Copy it now: it is shown this once, and only what proves it is kept. Whoever has it can look."
GONE = "Lost it, or did it reach the wrong person? Give the link a new address; the old one opens nothing from then on."
ASKED_FOR = "It asks for a passphrase now. Ticked, it asks for a new one; not ticked, for none any more."
REVOKED = "It opens nothing any more, and nothing brings it back. Make another link when it is needed again."

_WHAT = {
    "created": "Made as a draft",
    "changed": "Changed",
    "live": "Made live",
    "paused": "Paused",
    "resumed": "Resumed",
    "revoked": "Revoked",
    "rotated": "Given a new address",
    "opened": "Opened",
    "unlocked": "Passphrase entered",
    "failed": "Refused",
    "throttled": "Slowed down after too many tries",
    "downloaded": "Downloaded",
    "offered": "Brought numbers",
    "answered": "Answered a target",
    "signed_in": "Signed in",
    "signed_out": "Signed out",
    "member_changed": "Member changed",
}


def message(link: Link, cast: Cast, address: str, *, has_passphrase: bool) -> str:
    """The words for the e-mail that takes the address to a partner; a passphrase goes another way."""
    ends = written.day(last_day(link.expires_at_utc, cast.zone))
    key = "\n\nIt asks for a passphrase, which I tell you on the telephone." if has_passphrase else ""
    return (
        f"Hello,\n\nthis shows where we stand in {cast.initiative(link.initiative_id)}:\n{address}\n\n"
        f"It opens in any browser, also on a phone, without an account, until {ends}.{key}\n"
        "Please do not pass it on: whoever has the address sees the same.\n"
    )


def mail_address(link: Link, cast: Cast, words: str) -> str:
    """What opens a new e-mail with these words."""
    subject = f"{cast.initiative(link.initiative_id)}: where we stand"
    return f"mailto:?subject={quote(subject)}&body={quote(words)}"


def openings(found: Openings | None, now: datetime) -> str:
    """'Opened 12 times from three networks, first on 22 Nov 2026, last 2 hours ago.'"""
    if found is None:
        return "Nobody has opened it yet."
    where = f"from {plural(found.networks, 'network')}, " if found.networks else ""
    if found.times == 1:
        return f"Opened once, {where}{ago(found.last_at_utc, now)}."
    first = written.day(found.first_at_utc.date())
    times = f"{plural(found.times, 'time')} "
    return f"Opened {times}{where}first on {first}, last {ago(found.last_at_utc, now)}."


def rows(happened: Sequence[Happening], zone: ZoneInfo) -> pd.DataFrame:
    """at, what, who, network: one row per happening, as text, so that a download says the same."""
    return pd.DataFrame(
        [
            {
                "at": written.moment(each.last_at_utc.astimezone(zone)),
                "what": what(each),
                "who": each.actor,
                "network": each.from_network,
            }
            for each in happened
        ],
        columns=["at", "what", "who", "network"],
    )


def what(each: Happening) -> str:
    """'Opened, three times', 'Made live: confirmed: agreed on the phone'."""
    if each.kind == "opened" and each.detail == ROBOT:
        words = "Looked at by a robot that makes previews"
    else:
        words = f"{_WHAT[each.kind]}: {each.detail}" if each.detail else _WHAT[each.kind]
    return words if each.times == 1 else f"{words}, {plural(each.times, 'time')}"


def was_drafted(terms: Terms, cast: Cast) -> str:
    """After a draft was made."""
    return f"The draft for {cast.partner(terms.partner_id)} is saved. Look at it, then make it live."


def would_revoke(link: Link) -> str:
    """Before it is revoked."""
    return f"“{link.label}” would open nothing any more, at once and for ever. It stays in the list."


def would_revoke_all(mine: Sequence[Link], partner: str) -> str:
    """Before every link of a partner is revoked."""
    return f"{sentence(plural(len(mine), 'link'))} of {partner} would open nothing any more, at once and for ever."
