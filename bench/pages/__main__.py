"""Pages: from navigation, or from a changed filter, until everything is drawn, against a bare page of the same make-up.

*Cold* is a browser that has never been here, *warm* one that has; the server has shown the page before. *Rerun* is
another day of the filter, one that the server has not been asked about since it started.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.measuring import PAIRS, ROOT, Row, Run, in_turn, repeated, rounded
from bench.pages import bare
from bench.pages.stopwatch import HERE, SLOW, Network, Wire, loaded, rerun, watched
from bench.workspace import KEPT, there
from tests.browser import visit

LIMIT = 1.5
KINDS = ("cold", "warm", "rerun")
INITIATIVE = "i-05"
EXPLAINS = """\
In headless Chromium. Cold: a browser that has never been here. Warm: one that has. Rerun: from Enter on another *As of*
day, which the server has not been asked about since it started, until everything is drawn; only pages with that filter
have one. Kilobytes are those of a cold load: files as they were sent, and messages of the socket."""
FLOOR = "a bare Streamlit page with as many charts, tables and metrics of the same kinds, two points a trace"


def main() -> int:
    """Measure and keep; the exit status is 1 when a warm page of the demo is over the limit."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("pages", nargs="*", default=page_names(), help="addresses of pages (default: all)")
    options.add_argument("--workspace", default="demo", help="demo (default), or the size of a large one")
    options.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    options.add_argument("--slow", action="store_true", help="through 10 Mbit/s with 40 ms")
    options.add_argument("--pairs", type=int, default=PAIRS, help="measured pairs per page (default: 9)")
    options.add_argument("--only-print", action="store_true", help="do not keep the result")
    chosen = options.parse_args()
    network = SLOW if chosen.slow else HERE
    where = f"{chosen.workspace}, {network.words}"
    run = Run("pages", f"Pages of {where}", EXPLAINS, repeated("bench"), FLOOR, LIMIT)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**visit.LAUNCH, executable_path=visit.chromium())
        bench = Bench(browser, Path(folder), chosen.workspace, network, chosen.pairs)
        for row in bench.rows(chosen.pages, chosen.kinds):
            run.rows.append(row)
            print(row.what, row.where, row.floor, row.ours, file=sys.stderr, flush=True)
        browser.close()
    if not chosen.only_print:
        run.write(name=f"pages-{chosen.workspace}" + ("-slow" if chosen.slow else ""))
    warm = (row for row in run.rows if row.what.endswith("warm"))
    return int(chosen.workspace == "demo" and any(sorted(row.ratios)[len(row.ratios) // 2] > LIMIT for row in warm))


def page_names() -> list[str]:
    """The addresses of the pages that people inside open."""
    return sorted(path.stem for audience in ("leads", "analysts") for path in (ROOT / "pages" / audience).glob("*.py"))


class Bench:
    """One workspace through one network: an app, and a bare page beside it."""

    def __init__(self, browser: Browser, folder: Path, workspace: str, network: Network, pairs: int) -> None:
        self._browser, self._folder, self._network, self._pairs = browser, folder, network, pairs
        self._where = f"{workspace}, {network.words}"
        self._is_large = workspace != "demo"
        data = there(workspace) if self._is_large else KEPT / "demo"  # loaded once
        self._environment = {
            "PARTNERBOARD_DATA": str(data),
            "PARTNERBOARD_WORKSPACE": "own" if self._is_large else "demo",
        }

    def rows(self, pages: Sequence[str], kinds: Sequence[str]) -> Iterator[Row]:
        """Every kind of every page."""
        with visit.serving(environment=self._environment) as app:
            made = {name: bare.make_up(self._page(0), self._of(app, name)) for name in pages}
            days = self._days(app)
            script = bare.script(self._folder / "bare", made, days)
            with visit.serving(script, ready="/_stcore/health") as floor:
                for name in pages:
                    yield from self._loads(name, made[name], app, floor, [kind for kind in kinds if kind != "rerun"])
        for name in pages if "rerun" in kinds else ():
            yield from self._reruns(name, made[name], script, days)

    def _loads(self, name: str, holds: bare.MakeUp, app: str, floor: str, kinds: Sequence[str]) -> Iterator[Row]:
        charts, addresses = len(holds["charts"]), (f"{floor}/?page={name}", self._of(app, name))
        if "cold" in kinds:
            found = in_turn(*(lambda at=at: self._cold(charts, at)[0] for at in addresses), pairs=self._pairs)
            _, wire = self._cold(charts, addresses[1])
            came = {"kB files": round(wire.files), "kB messages": round(wire.messages)}
            yield self._row(f"{name}, cold", found, holds, came)
        if "warm" in kinds:
            pages = [self._page(charts) for _ in addresses]
            measures = (lambda page=page, at=at: loaded(page, at) for page, at in zip(pages, addresses, strict=True))
            yield self._row(f"{name}, warm", in_turn(*measures, pairs=self._pairs, warm_ups=2), holds)
            for page in pages:
                page.context.close()

    def _cold(self, charts: int, address: str) -> tuple[float, Wire]:
        page = self._page(charts)
        wire = Wire(page)
        took = loaded(page, address)
        wire.close()
        page.context.close()
        return took, wire

    def _reruns(self, name: str, holds: bare.MakeUp, script: Path, days: Sequence[str]) -> Iterator[Row]:
        """As many servers one after the other as there have to be for a day that is new each time."""
        floors: list[float] = []
        ours: list[float] = []
        while len(ours) < self._pairs:
            with (
                visit.serving(environment=self._environment) as app,
                visit.serving(script, ready="/_stcore/health") as floor,
            ):
                pages = [self._page(len(holds["charts"])) for _ in range(2)]
                for page, address in zip(pages, (f"{floor}/?page={name}", self._of(app, name)), strict=True):
                    visit.go(page, address)
                if not pages[1].get_by_role("combobox", name="As of").count():
                    return
                for day in days[1 : self._pairs - len(ours) + 1]:
                    floors.append(rounded(rerun(pages[0], day)))
                    ours.append(rounded(rerun(pages[1], day)))
                for page in pages:
                    page.context.close()
        yield self._row(f"{name}, rerun", [floors, ours], holds)

    def _row(
        self, what: str, found: Sequence[Sequence[float]], holds: bare.MakeUp, more: Mapping[str, float] | None = None
    ) -> Row:
        counts = {
            "Charts": len(holds["charts"]),
            "Tables": holds["tables"] + holds["written_tables"],
            "Metrics": holds["metrics"],
        }
        return Row(what, self._where, "ms", ours=found[1], floor=found[0], facts=counts | dict(more or {}))

    def _days(self, app: str) -> list[str]:
        """The days that the filter offers, first the one that it stands on."""
        page = visit.go(self._page(0), self._of(app, "scorecard"))
        box = page.get_by_role("combobox", name="As of")
        here = box.input_value()
        visit.press(box)
        offered = page.get_by_role("option").all_inner_texts()
        page.context.close()
        return [here, *(day for day in offered if day != here)][: self._pairs + 1]

    def _of(self, app: str, name: str) -> str:
        return f"{app}/{name}" + (f"?initiative={INITIATIVE}" if self._is_large else "")

    def _page(self, charts: int) -> Page:
        return watched(visit.visitor(self._browser).new_page(), charts, self._network)


if __name__ == "__main__":
    sys.exit(main())
