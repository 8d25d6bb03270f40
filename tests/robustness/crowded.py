"""The demo behind links in a server of its own, with two visitors who work on while others crowd it."""

import shutil
import statistics
import time
from collections.abc import Awaitable, Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

from partnerboard.settings import Settings
from partnerboard.sharing import managing
from partnerboard.sharing.managing import By
from partnerboard.sharing.terms import Terms
from partnerboard.warehouse import Warehouse
from tests.robustness.crowd import CANARIES, RUN, Door, crowd
from tests.server.link_server import Served, Visitor, run, started

PARTNERS = dict(zip(("P-NAHA", "P-CTG", "P-MER", "P-BRI"), CANARIES, strict=True))
PLANTED = (
    "update partner set short_name = short_name || ' ' || $word where partner_id = $partner",
    """
    update organisation set name = name || ' ' || $word
    where org_id in (select partner.org_id from partner where partner.partner_id = $partner)
    """,
    "update target set label = label || ' ' || $word where partner_id = $partner",
)


@dataclass(frozen=True)
class Times:
    """Seconds that a member of the staff and a visitor of a link waited for a page and its data, each time."""

    staff: list[float] = field(default_factory=list)
    visitor: list[float] = field(default_factory=list)

    def __add__(self, others: "Times") -> "Times":
        return Times(self.staff + others.staff, self.visitor + others.visitor)


@dataclass(frozen=True)
class Crowded:
    """A server with a link for each partner, by its name; `staff` and `visitor` have a page open."""

    served: Served
    partners: Collection[str]
    staff: Callable[[], None]
    visitor: Callable[[], None]
    pause: float  # seconds between two looks at what they wait

    def door(self, partner: str) -> Door:
        """Of a partner's link."""
        return Door(self.served.port, *self.served.links[partner])

    @property
    def doors(self) -> list[Door]:
        """Of all of them."""
        return [self.door(partner) for partner in self.partners]

    @property
    def megabytes(self) -> float:
        """Memory of the server."""
        [line] = [line for line in self._told("status").splitlines() if line.startswith("VmRSS")]
        return int(line.split()[1]) / 1024

    @property
    def cpu_seconds(self) -> float:
        """What the server has worked."""
        user, system = self._told("stat").rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / 100

    def times(self, *, rounds: int = 0, until: Callable[[], bool] = lambda: False) -> Times:
        """What both wait, a number of times, or until something."""
        found = Times()
        while len(found.staff) < rounds or (not rounds and not until()):
            found.staff.append(_seconds(self.staff))
            found.visitor.append(_seconds(self.visitor))
            time.sleep(self.pause)
        return found

    def beside(self, work: Callable[..., Awaitable[Any]], *of: Any) -> tuple[Any, Times]:
        """What the crowd says in the end, and what the two waited meanwhile."""
        said: list[Any] = []
        with crowd(work, *of) as result:
            hearing = Thread(target=lambda: said.append(result()))
            hearing.start()
            waited = self.times(until=lambda: not hearing.is_alive())
        assert not isinstance(said[0], Exception), repr(said[0])
        return said[0], waited

    def is_back_at(self, megabytes: float, within: float = 120) -> bool:
        """Whether the memory is there again, after so many seconds at most."""
        deadline = time.monotonic() + within
        while self.megabytes > megabytes and time.monotonic() < deadline:
            time.sleep(1)
        return self.megabytes <= megabytes

    def _told(self, what: str) -> str:
        return Path(f"/proc/{self.served.process.pid}/{what}").read_text(encoding="utf-8")


@contextmanager
def crowded(filled: Path, folder: Path, partners: Collection[str], pause: float) -> Iterator[Crowded]:
    """Serve a copy of a filled folder with links of some partners; the page of each was opened once before."""
    shutil.copytree(filled, folder)
    with started(folder, _links(Settings(folder=folder).demo_warehouse), workspace="demo") as served, ExitStack() as on:
        for partner in partners:
            with Visitor(served, partner).open().socket() as first:
                run(first, RUN)
        staff, visitor = _person(served, "", "127.0.0.1", on), _person(served, "P-MER", "127.9.9.9", on)
        yield Crowded(served, partners, staff, visitor, pause)


def ratio(loaded: list[float], quiet: list[float]) -> float:
    """How many times as long, by the medians."""
    return statistics.median(loaded) / statistics.median(quiet)


def _links(warehouse: Path) -> dict[str, tuple[str, str]]:
    """A live link for each partner, whose names hold a word that nobody else's do."""
    now = datetime.now(UTC)  # noqa: TID251 - the server has the clock of the machine
    by, links = By("ivy", now), {}
    with Warehouse.open(warehouse) as opened:
        for partner, word in PARTNERS.items():
            with opened.writing() as writer:
                for step in PLANTED:
                    writer.cursor.execute(step, {"word": word, "partner": partner})
            until = now + timedelta(days=3)
            link_id = managing.draft(opened, Terms(word, "move-well-2026", partner, until, allows_downloads=True), by)
            links[partner] = (link_id, managing.make_live(opened, link_id, by))
    return links


def _person(served: Served, link: str, at: str, on: ExitStack) -> Callable[[], None]:
    """Somebody who has a page open: asks for its shell and runs it again."""
    person = Visitor(served, link, at=at)
    if link:
        person.open()
    socket = on.enter_context(person.socket())

    def once() -> None:
        assert person.ask("GET", f"{person.prefix}/")[0] == 200
        assert run(socket, RUN)[1]

    once()
    return once


def _seconds(work: Callable[[], None]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began
