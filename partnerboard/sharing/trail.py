"""What visitors of links, members and the app did: noted at once, written a few seconds later, kept for 400 days.

A note costs its caller nothing: it is counted in memory, and a keeper writes what has come together. Of an address only
the network is kept; of a token, a cookie or a passphrase nothing.
"""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from ipaddress import ip_address, ip_network
from typing import Literal

from partnerboard.sharing.secrecy import struck_out
from partnerboard.warehouse import Warehouse

Kind = Literal[
    "created", "changed", "live", "paused", "resumed", "revoked", "rotated",
    "opened", "unlocked", "failed", "throttled",
    "downloaded", "offered", "answered", "signed_in", "signed_out", "member_changed",
]  # fmt: skip # by who does it: the lead, a visitor often, a visitor or a member now and then

COUNTED = frozenset({"opened", "unlocked", "failed", "throttled"})
ROBOT = "robot"  # the detail of an opening by something that only makes a preview of an address
A_VISITOR = "a visitor"  # who opens a link: nobody knows more of them
KEPT_DAYS = 400
LONGEST_DETAIL = 300
WAITING_AT_MOST = 10_000

_PREFIXES = {4: 24, 6: 64}


@dataclass(frozen=True)
class Happening:
    """One row of the trail; of what happens often, one per link, day and network."""

    at_utc: datetime
    last_at_utc: datetime
    actor: str
    kind: Kind
    link_id: str | None
    from_network: str | None
    times: int
    detail: str | None


@dataclass(frozen=True)
class Openings:
    """When and how often a link was opened by people, and from how many networks."""

    link_id: str
    first_at_utc: datetime
    last_at_utc: datetime
    times: int
    networks: int


Where = tuple[Warehouse, date, str, Kind, str | None, str | None, str | None]


class Trail:
    """What was noted and is not written yet. Any thread may note; one writes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counted: dict[Where, Happening] = {}
        self._single: list[tuple[Warehouse, Happening]] = []
        self._warehouse: Callable[[], Warehouse | None] = _nowhere
        self._clock: Callable[[], datetime] | None = None
        self.since_start: Counter[tuple[Kind, bool]] = Counter()  # how often each kind, by people and by robots

    def begin(self, warehouse: Callable[[], Warehouse | None], clock: Callable[[], datetime]) -> None:
        """From now on notes are of the warehouse in use, and of the time that the clock says."""
        self._warehouse, self._clock = warehouse, clock

    def note(
        self,
        kind: Kind,
        *,
        actor: str,
        link_id: str | None = None,
        network: str | None = None,
        detail: str | None = None,
    ) -> None:
        """Note what happened; before :meth:`begin` there is nowhere to note it."""
        warehouse = self._warehouse()
        if warehouse is None or self._clock is None:
            return
        now = self._clock()
        prefix = network_of(network) if network else None
        said = struck_out(detail)[:LONGEST_DETAIL] if detail else None
        happening = Happening(now, now, actor, kind, link_id, prefix, 1, said)
        with self._lock:
            self.since_start[kind, detail == ROBOT] += 1
            if kind in COUNTED:
                self._count(warehouse, happening)
            else:
                self._single.append((warehouse, happening))

    def flush(self) -> None:
        """Write what has come together, into every warehouse; what cannot be written waits for the next time.

        Raises what writing raises, once everything else is written.
        """
        with self._lock:
            counted, self._counted = self._counted, {}
            single, self._single = self._single, []
        waiting = [(where[0], happening) for where, happening in counted.items()] + single
        failure: Exception | None = None
        for warehouse in {warehouse for warehouse, _ in waiting}:
            mine = [happening for other, happening in waiting if other is warehouse]
            try:
                _write(warehouse, mine)
            except Exception as problem:  # noqa: BLE001 - whatever it is, it is no reason to lose what others noted
                self._wait_on(warehouse, mine)
                failure = problem
        if failure is not None:
            raise failure

    def _wait_on(self, warehouse: Warehouse, happened: Sequence[Happening]) -> None:
        with self._lock:
            for each in happened:
                if each.kind in COUNTED:
                    self._count(warehouse, each)
                else:
                    self._single.append((warehouse, each))

    def _count(self, warehouse: Warehouse, happening: Happening) -> None:
        """Count it where the same is counted; a flood from many networks is not told apart once there is too much."""
        if len(self._counted) >= WAITING_AT_MOST:
            happening = replace(happening, from_network=None)
        where = (warehouse, happening.at_utc.date(), happening.actor, happening.kind)
        key = (*where, happening.link_id, happening.from_network, happening.detail)
        before = self._counted.get(key)
        if before is not None:
            first, last = min(before.at_utc, happening.at_utc), max(before.last_at_utc, happening.last_at_utc)
            happening = replace(happening, at_utc=first, last_at_utc=last, times=before.times + happening.times)
        self._counted[key] = happening


@cache
def trail() -> Trail:
    """The trail of this process."""
    return Trail()


def note(
    kind: Kind, *, actor: str, link_id: str | None = None, network: str | None = None, detail: str | None = None
) -> None:
    """Note what happened, in the trail of this process. `network` may be a whole address."""
    trail().note(kind, actor=actor, link_id=link_id, network=network, detail=detail)


def let_go(warehouse: Warehouse, now: datetime) -> None:
    """Let go of what is older than it is kept."""
    with warehouse.noting() as writer:
        writer.run("links/let_go", before_utc=now - timedelta(days=KEPT_DAYS))


def openings(warehouse: Warehouse) -> dict[str, Openings]:
    """The openings of every link that was opened, by its id."""
    return {row["link_id"]: Openings(**row) for row in warehouse.records("sharing/openings")}


def happenings(warehouse: Warehouse, link_id: str | None = None, *, at_most: int = 500) -> list[Happening]:
    """What happened to a link, or everything, the latest first."""
    return [Happening(**row) for row in warehouse.records("sharing/trail", link_id=link_id, max_rows=at_most)]


def network_of(address: str) -> str:
    """The network of an address: the first 24 bits of IPv4, the first 64 of IPv6; '?' for what is no address."""
    bare = address.partition("/")[0].strip("[]")
    try:
        found = ip_address(bare)
    except ValueError:
        return "?"
    return str(ip_network(f"{found}/{_PREFIXES[found.version]}", strict=False))


def _write(warehouse: Warehouse, happened: Sequence[Happening]) -> None:
    with warehouse.noting() as writer:
        for each in happened:
            if each.kind in COUNTED:
                writer.run("links/count_event", **vars(each))
            else:
                writer.insert("share_event", [vars(each)])


def _nowhere() -> None:
    return None
