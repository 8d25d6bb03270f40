"""Viewers: sessions that each look at another page or day every five seconds, over real WebSockets.

Also while a file is loaded through the drop folder, and while links are opened. What is told is the time from asking to
the end of the answer, and what each session adds to the memory of the server.
"""

import argparse
import asyncio
import itertools
import os
import shutil
import statistics
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.files import written
from bench.measuring import Row, Run, repeated, rounded
from bench.sockets import connecting, shown
from bench.start import environment_of
from bench.workspace import KEPT
from partnerboard.sharing import managing
from partnerboard.sharing.managing import By
from partnerboard.sharing.terms import Terms
from partnerboard.warehouse import Warehouse
from tests.browser import visit

CROWDS = (1, 10, 50, 100)
EVERY_SECONDS, STEADY_SECONDS, OPENINGS_A_SECOND = 5.0, 30.0, 5.0
FEWEST = 60  # answers that a 95th percentile is taken of; few viewers go on for longer until there are as many
PAGES = ("scorecard", "partner", "compare", "posts", "portfolio")
DAYS = ("30 Aug 2026", "20 Sep 2026", "11 Oct 2026", "1 Nov 2026")
MOMENTS = ("quiet", "while a file loads", "while links are opened")
EXPLAINS = f"""\
Each viewer has a session of their own and asks for another page or another day every {EVERY_SECONDS:g} seconds, for
{STEADY_SECONDS:g} seconds and until there are {FEWEST} answers, after everybody has seen a first page. Times are from
asking to the end of the answer. *p95 to one* is the 95th percentile as a multiple of that of one viewer on the quiet
server. The client runs on the same machine."""


def main() -> int:
    """Measure and keep; the exit status is 1 where somebody got no answer."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("crowds", nargs="*", type=int, default=CROWDS, help="how many viewers (default: 1 10 50 100)")
    options.add_argument("--moments", nargs="+", choices=MOMENTS, default=MOMENTS)
    chosen = options.parse_args()
    run = Run("viewers", "Viewers of the demo", EXPLAINS, repeated("bench-viewers"))
    alone: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(KEPT / "demo", Path(folder) / "demo", symlinks=True)
        environment = environment_of("demo", Path(folder)) | {"PARTNERBOARD_DATA": f"{folder}/demo"}
        tokens = _links(Path(folder) / "demo" / "demo" / "warehouse.duckdb")
        files = iter(written("forty", Path(folder) / "files"))
        for moment, crowd in itertools.product(chosen.moments, chosen.crowds):
            with visit.serving(environment=environment) as address:
                beside = _Beside(moment, address, tokens, files, Path(folder) / "demo" / "inbox")
                row, p95 = asyncio.run(_row(address, crowd, beside))
            alone.setdefault("p95", p95)
            row.facts["p95 to one"] = rounded(p95 / alone["p95"])
            run.rows.append(row)
            print(row.where, row.facts, file=sys.stderr, flush=True)
    run.write()
    return 0


@dataclass
class _Beside:
    """What happens beside the viewers."""

    moment: str
    address: str
    tokens: Iterator[str]
    files: Iterator[Path]
    inbox: Path

    @asynccontextmanager
    async def going_on(self) -> AsyncIterator[None]:
        """From now until the block ends."""
        task = asyncio.create_task(self._go()) if self.moment != MOMENTS[0] else None
        try:
            yield
        finally:
            if task:
                task.cancel()

    async def _go(self) -> None:
        while True:
            if self.moment == MOMENTS[1]:
                path = next(self.files)
                shutil.copy(path, self.inbox / f"{path.stem}.part")
                (self.inbox / f"{path.stem}.part").rename(self.inbox / path.name)  # whole from the first look on
                await asyncio.sleep(EVERY_SECONDS)
            else:
                await asyncio.to_thread(_opened, f"{self.address}/share/{next(self.tokens)}")
                await asyncio.sleep(1 / OPENINGS_A_SECOND)


async def _row(address: str, crowd: int, beside: _Beside) -> tuple[Row, float]:
    server = _server()
    async with AsyncExitStack() as stack:
        async with connecting(address) as first:  # imports, plans and the posts of a day are not a session's
            for page, day in itertools.product(PAGES, DAYS):
                await shown(first, page, _query(day))
        before = _resident_mb(server)
        sockets = [await stack.enter_async_context(connecting(address)) for _ in range(crowd)]
        for socket in sockets:
            await shown(socket, PAGES[0])
        async with beside.going_on():
            found = await asyncio.gather(*(_viewer(socket, number, crowd) for number, socket in enumerate(sockets)))
        each = (_resident_mb(server) - before) / crowd
    times = sorted(itertools.chain.from_iterable(found))
    p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    facts = {"Viewers": crowd, "p95 ms": rounded(p95), "MB a session": rounded(each)}
    return Row("an answer", beside.moment, "ms", ours=[rounded(took) for took in times], facts=facts), p95


async def _viewer(socket: object, number: int, crowd: int) -> list[float]:
    """Acts in its own beat, spread over the crowd's; late answers do not make it slower, they make it wait."""
    loop = asyncio.get_running_loop()
    began = loop.time() + EVERY_SECONDS * number / crowd
    times = []
    for step in range(max(int(STEADY_SECONDS / EVERY_SECONDS), FEWEST // crowd)):
        await asyncio.sleep(max(0.0, began + step * EVERY_SECONDS - loop.time()))
        page, day = PAGES[(number + step) % len(PAGES)], DAYS[(number + step) % len(DAYS)]
        took, _ = await shown(socket, page, _query(day))  # type: ignore[arg-type] # a socket of `connecting`
        times.append(took)
    return times


def _query(day: str) -> str:
    return f"as_of={day.replace(' ', '+')}"


def _links(path: Path) -> Iterator[str]:
    """The tokens of twenty links of the demo, over and over."""
    now = datetime.now(UTC)
    by, tokens = By("bench", now), []
    with Warehouse.open(path) as warehouse:
        for number in range(20):
            until = now + timedelta(days=3)
            terms = Terms(f"bench {number}", "move-well-2026", "P-MER", until)
            tokens.append(managing.make_live(warehouse, managing.draft(warehouse, terms, by), by))
    return itertools.cycle(tokens)


def _opened(address: str) -> None:
    """Open a link, as far as its answer; that it leads on, or that too many were opened, is an answer."""
    opener = urllib.request.build_opener(_Stay)
    try:
        opener.open(address, timeout=60).close()
    except urllib.error.HTTPError as said:
        said.close()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """An answer that leads on is an answer."""


def _server() -> int:
    """The process of the server that this process started."""
    [pid] = [pid for pid in _children() if b"streamlit" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    return pid


def _children() -> Iterator[int]:
    for task in Path("/proc/self/task").iterdir():
        yield from map(int, (task / "children").read_text(encoding="utf-8").split())


def _resident_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    sys.exit(main())
