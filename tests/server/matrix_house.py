"""The house of the matrix: the states that a link can be in, who comes to it, and what they bring along."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

from partnerboard.sharing.visitors import VISITOR_HEADER
from partnerboard.sharing.visits import VISIT_COOKIE
from tests.server.link_server import Served, Visitor

CANARIES = (b"Riverside Cyclists", b"Loud Studio", b"Cyclists", b"P-CYC")
OWN = b"Harbour Bank"  # whose link it is: held back as well, once the link is over
NOW = datetime.now(UTC).replace(tzinfo=None)  # noqa: TID251 - the server has the clock of the machine

# What has become of a link since its visitor opened it, as columns of its row.
STATES: dict[str, dict[str, Any]] = {
    "live": {},
    "bounded": {"pages": ["summary"], "allows_downloads": False},
    "locked": {"passphrase": "scrypt$of$00$00"},
    "draft": {"state": "draft"},
    "paused": {"state": "paused"},
    "revoked": {"state": "revoked"},
    "expired": {"expires_at_utc": (NOW - timedelta(seconds=1)).isoformat()},
    "ungrounded": {"partner_id": "P-GONE"},
    "rotated": {"revision": 2},
}
VISITORS = ("at this machine", "of the link", "unlocked", "of another link", "forger", "robot", "through a proxy")
BRINGING_MORE = ("with a seal", "signed in elsewhere")  # than the proof of a visit
STATUS = {"from another site": 403, "by another name": 400}  # refused before any link is looked at; all else with 404
MEETING = (
    *product(STATES, VISITORS),
    *product(("live", "bounded", "locked", "revoked"), BRINGING_MORE),
    *product(("live",), STATUS),
)
PROVED = ("unlocked", *BRINGING_MORE)  # the visit and its passphrase
OPEN = {*product(("live", "bounded"), ("of the link", *PROVED)), *product(("locked",), PROVED)}
AT_THE_ROOT = ("staff", "stranger", "stranger with a seal", "forger", "from another site", "by another name")
ANOTHER_SITE = {"origin": "https://elsewhere.example", "sec_fetch_site": "cross-site"}
ANOTHER_NAME = {"host": "elsewhere.example"}
_HEADER = VISITOR_HEADER.replace("-", "_")
PROXY = {"x_forwarded_for": "127.0.0.1", "x_real_ip": "127.0.0.1"}


def columns_of(state: str, link_id: str) -> dict[str, Any]:
    """What the row of a link says in a state; no two links have one token."""
    return STATES[state] | ({"token_sha256": f"another of {link_id}"} if state == "rotated" else {})


@dataclass
class House:
    """The running server; for each link the cookies of a visit, and for each state what its visitor proves.

    `seal` is the word that the server puts on staff, as if it had been overheard; `forged` one made with another key.
    """

    served: Served
    cookies: dict[str, dict[str, str]]
    seal: str
    forged: str
    patience: float = 20.0  # seconds until an open socket counts as one that does not end

    def visitor(self, state: str, who: str) -> tuple[Visitor, dict[str, str]]:
        """Somebody at the link of a state, and the headers that they send."""
        held = self.cookies[state]
        known = {
            **dict.fromkeys(("unlocked", "with a seal", "from another site", "by another name"), held),
            "of the link": {VISIT_COOKIE: held[VISIT_COOKIE]},
            "of another link": {VISIT_COOKIE: self.cookies["of another link"][VISIT_COOKIE]},
            "another browser": self.cookies["another browser"],
            "signed in elsewhere": held | {"_streamlit_user": "somebody", "pb_other": "something"},
            "forger": {name: value[:-4] + "0000" for name, value in held.items()},
        }
        headers = {
            "forger": {_HEADER: self.forged},
            "with a seal": {_HEADER: self.seal},
            "robot": {"user_agent": "WhatsApp/2.23"},
            "through a proxy": PROXY,
            "from another site": ANOTHER_SITE,
            "by another name": ANOTHER_NAME,
        }
        return Visitor(self.served, state, dict(known.get(who, {}))), headers.get(who, {})

    def outside(self, who: str) -> tuple[Visitor, dict[str, str]]:
        """Somebody at the root, who comes through a proxy and so does not sit here, unless they are staff."""
        headers = {
            "stranger": PROXY,
            "stranger with a seal": PROXY | {_HEADER: self.seal},
            "forger": PROXY | {_HEADER: self.forged},
            "from another site": ANOTHER_SITE,
            "by another name": ANOTHER_NAME,
        }
        return Visitor(self.served), headers.get(who, {})

    def came(self) -> list[tuple[str, list[str]]]:
        """What passed the doors since this was last asked."""
        return [(what, cookies) for what, cookies in self.served.tell("came")]


@dataclass(frozen=True)
class Case:
    """One case: its kind, who in which state, and where they come in. `faults` answers with what is wrong."""

    kind: str
    state: str
    who: str
    at: Any
    look: Callable[[House, "Case"], Iterator[str]]

    @property
    def name(self) -> str:
        """For the list of tests."""
        return f"{self.kind}-{getattr(self.at, 'name', self.at)}-{self.state}-{self.who}"

    def faults(self, house: House) -> list[str]:
        """What is wrong; nothing where all is well."""
        house.came()
        return [*self.look(house, self)]
