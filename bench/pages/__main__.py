"""Pages: from navigation, or from a changed filter, until everything is drawn, against a bare page of the same make-up.

*Cold* is a browser that has never been here, *warm* one that has; the server has shown the page before. *Rerun* is
another day of the filter, one that the server has not been asked about since it started; a page without that filter has
its own changed. Pages of the staff, and on the demo those of a partner's link.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from bench.measuring import PAIRS, Row, Run, in_turn, repeated, rounded
from bench.pages import bare
from bench.pages.stopwatch import HERE, SLOW, Network, Wire, loaded, rerun, watched
from bench.workspace import KEPT, there
from partnerboard.settings import Settings
from partnerboard.sharing import managing
from partnerboard.sharing.links import PAGES as OF_A_LINK
from partnerboard.sharing.managing import By
from partnerboard.sharing.terms import Terms
from partnerboard.ui.visit import STAFF
from partnerboard.warehouse import Warehouse
from tests.browser import visit

LIMIT = 1.25
KINDS = ("cold", "warm", "rerun")
INITIATIVE = "i-05"
AS_OF = "As of"
CHARTS_ONLY = "Charts only"
WORDS = ("", "reach", "views", "clicks", "posts", "rate", "people")
# What is changed on pages without a day to choose: a field, and what stands in it and is written where one writes.
OWN_FILTERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "how_we_measure": ("Search metrics, columns and formulas", WORDS),
    "imports": ("Show", ("",)),
    "metric_guide": ("Search metrics, columns and formulas", WORDS),
    "our_posts": ("Sort by", ("",)),
    "summary": ("Target", ("",)),
}
EXPLAINS = """\
In headless Chromium. Cold: a browser that has never been here. Warm: one that has. Rerun: from Enter on another *As of*
day, which the server has not been asked about since it started, until everything is drawn; pages without that filter
have their own search or choice changed, if they have one. Pages of a partner's link have an address below *shared*.
Kilobytes are those of a cold load: files as they were sent, and messages of the socket. *Charts only* is another bare
page, with the charts and nothing else: the least that there is, and no part of the ratio."""
FLOOR = (
    "a bare Streamlit page with as many elements of the same kinds: charts with two points a trace, fields, buttons, "
    "and one digit in an element of HTML where ours has a table or cards in one"
)
LIMITS = f"A load may be at most {LIMIT:g} times its floor, a rerun three times."


@dataclass(frozen=True)
class Filter:
    """A field by its label, the role that it has, and what can be chosen or written, first what stands there."""

    label: str
    role: str
    words: Sequence[str]

    def on(self, page: Page) -> Locator:
        """The field."""
        return page.get_by_role(self.role, name=self.label)  # type: ignore[arg-type] # one of the two roles below


def main() -> int:
    """Measure and keep; the exit status is 1 when a load of the demo is over the limit."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("pages", nargs="*", help="addresses of pages (default: all)")
    options.add_argument("--workspace", default="demo", help="demo (default), or the size of a large one")
    options.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    options.add_argument("--slow", action="store_true", help="through 10 Mbit/s with 40 ms")
    options.add_argument("--pairs", type=int, default=PAIRS, help="measured pairs per page (default: 9)")
    options.add_argument("--only-print", action="store_true", help="do not keep the result")
    chosen = options.parse_args()
    network = SLOW if chosen.slow else HERE
    where = f"{chosen.workspace}, {network.words}"
    run = Run("pages", f"Pages of {where}", f"{EXPLAINS} {LIMITS}", repeated("bench"), FLOOR)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**visit.LAUNCH, executable_path=visit.chromium())
        bench = Bench(browser, Path(folder), chosen.workspace, network, chosen.pairs)
        for row in bench.rows(chosen.pages or page_names(chosen.workspace), chosen.kinds):
            run.rows.append(row)
            print(row.what, row.where, row.floor, row.ours, file=sys.stderr, flush=True)
        browser.close()
    if not chosen.only_print:
        run.write(name=f"pages-{chosen.workspace}" + ("-slow" if chosen.slow else ""))
    loads = (row for row in run.rows if not row.what.endswith("rerun"))
    return int(chosen.workspace == "demo" and any(sorted(row.ratios)[len(row.ratios) // 2] > LIMIT for row in loads))


def page_names(workspace: str = "demo") -> list[str]:
    """The addresses of all pages: those of the navigation, and those of a link, which only the demo has."""
    staff = [path.rpartition("/")[2] for section in STAFF.values() for path in section]
    return staff + [f"shared/{name}" for name in OF_A_LINK if workspace == "demo"]


class Bench:
    """One workspace through one network: an app, and a bare page beside it."""

    def __init__(self, browser: Browser, folder: Path, workspace: str, network: Network, pairs: int) -> None:
        self._browser, self._folder, self._network, self._pairs = browser, folder, network, pairs
        self._where = f"{workspace}, {network.words}"
        self._is_large = workspace != "demo"
        self._link_id, self._token = "", ""
        self._environment = {
            "PARTNERBOARD_DATA": str(there(workspace) if self._is_large else self._demo()),
            "PARTNERBOARD_WORKSPACE": "own" if self._is_large else "demo",
        }

    def rows(self, pages: Sequence[str], kinds: Sequence[str]) -> Iterator[Row]:
        """Every kind of every page."""
        with visit.serving(environment=self._environment) as app:
            looked_at = {name: self._looked_at(app, name) for name in pages}
            made = {name: holds for name, (holds, _) in looked_at.items()}
            _, days = looked_at.get("scorecard") or self._looked_at(app, "scorecard")
            charts = {f"{name} {CHARTS_ONLY}": bare.charts_of(holds) for name, holds in made.items()}
            script = bare.script(self._folder / "bare", made | charts, days.words if days else ("a day",))
            with visit.serving(script, ready="/_stcore/health") as floor:
                for name in pages:
                    yield from self._loads(name, made[name], app, floor, [kind for kind in kinds if kind != "rerun"])
        for name, (holds, changed) in looked_at.items() if days and "rerun" in kinds else ():
            if changed:
                yield from self._reruns(name, holds, script, (days, days, changed))

    def _demo(self) -> Path:
        """A copy of the demo with a link of one partner's; it is loaded once."""
        kept, folder = KEPT / "demo", self._folder / "demo"
        if not kept.exists():
            with visit.serving(environment={"PARTNERBOARD_DATA": str(kept), "PARTNERBOARD_WORKSPACE": "demo"}):
                pass  # it answers once the demo is loaded
        shutil.copytree(kept, folder, symlinks=True)
        now = datetime.now(UTC)
        by = By("bench", now)
        with Warehouse.open(Settings.of({"PARTNERBOARD_DATA": str(folder)}).demo_warehouse) as warehouse:
            terms = Terms("bench", "move-well-2026", "P-MER", now + timedelta(days=3), allows_downloads=True)
            self._link_id = managing.draft(warehouse, terms, by)
            self._token = managing.make_live(warehouse, self._link_id, by)
        return folder

    def _loads(self, name: str, holds: bare.MakeUp, app: str, floor: str, kinds: Sequence[str]) -> Iterator[Row]:
        sides = *(("", at) for at in self._floors(floor, name)), (app, self._of(app, name))
        if "cold" in kinds:
            found = in_turn(*(lambda side=side: self._cold(name, holds, *side)[0] for side in sides), pairs=self._pairs)
            _, wire = self._cold(name, holds, *sides[-1])
            came = {"kB files": round(wire.files), "kB messages": round(wire.messages)}
            yield self._row(f"{name}, cold", found, holds, came)
        if "warm" in kinds:
            pages = [(self._page(name, holds, side[0]), side[1]) for side in sides]
            measures = (lambda page=page, at=at: loaded(page, at) for page, at in pages)
            yield self._row(f"{name}, warm", in_turn(*measures, pairs=self._pairs, warm_ups=2), holds)
            for page, _ in pages:
                page.context.close()

    def _cold(self, name: str, holds: bare.MakeUp, app: str, address: str) -> tuple[float, Wire]:
        page = self._page(name, holds, app)
        wire = Wire(page)
        took = loaded(page, address)
        wire.close()
        page.context.close()
        return took, wire

    def _reruns(self, name: str, holds: bare.MakeUp, script: Path, changed: Sequence[Filter]) -> Iterator[Row]:
        """As many servers one after the other as there have to be for words that are new each time."""
        found: tuple[list[float], ...] = ([], [], [])
        while len(found[0]) < self._pairs:
            with (
                visit.serving(environment=self._environment) as app,
                visit.serving(script, ready="/_stcore/health") as floor,
            ):
                pages = [*(self._page(name, holds, "") for _ in range(2)), self._page(name, holds, app)]
                for page, address in zip(pages, (*self._floors(floor, name), self._of(app, name)), strict=True):
                    visit.go(page, address)
                steps = zip(*(each.words[1 : self._pairs - len(found[0]) + 1] for each in changed), strict=False)
                for number, step in enumerate(list(steps)):
                    for side in (0, 1, 2) if number % 2 else (2, 1, 0):
                        found[side].append(rounded(rerun(changed[side].on(pages[side]), step[side])))
                for page in pages:
                    page.context.close()
        yield self._row(f"{name}, rerun", found, holds)

    def _row(
        self, what: str, found: Sequence[Sequence[float]], holds: bare.MakeUp, more: Mapping[str, float] | None = None
    ) -> Row:
        """A row of the times of the two bare pages and of ours."""
        charts_only, floor, ours = found
        facts = bare.counts(holds) | dict(more or {})
        return Row(what, self._where, "ms", ours, floor, {CHARTS_ONLY: charts_only}, facts)

    def _floors(self, floor: str, name: str) -> tuple[str, str]:
        """The addresses of the bare page with the charts alone and of the one with everything."""
        return f"{floor}/?page={name} {CHARTS_ONLY}", f"{floor}/?page={name}"

    def _looked_at(self, app: str, name: str) -> tuple[bare.MakeUp, Filter | None]:
        """What a page shows, and what is changed on it: the day, or else a filter of its own that has a choice."""
        page = self._page(name, (), app)
        holds = bare.make_up(page, self._of(app, name))
        label, words = AS_OF, ("",)
        if not page.get_by_role("combobox", name=AS_OF).count():
            label, words = OWN_FILTERS.get(name.rpartition("/")[2], ("", ("",)))
        found = Filter(label, "textbox", words)
        if label and len(words) == 1:
            box = page.get_by_role("combobox", name=label)
            here = box.input_value()
            visit.press(box)
            offered = page.get_by_role("option").all_inner_texts()
            found = Filter(label, "combobox", [here, *(each for each in offered if each != here)])
        page.context.close()
        return holds, found if len(found.words) > 1 else None

    def _of(self, app: str, name: str) -> str:
        of_link = name.removeprefix("shared/")
        if of_link != name:
            return f"{app}/shared/{self._link_id}/{'' if of_link == OF_A_LINK[0] else of_link}"
        return f"{app}/{name}" + (f"?initiative={INITIATIVE}" if self._is_large else "")

    def _page(self, name: str, holds: bare.MakeUp, app: str) -> Page:
        """A page for the app, or for the bare page where there is none, of somebody who has come in."""
        context = visit.visitor(self._browser)
        if app and name.startswith("shared/"):
            self._come_in(context, app)
        return watched(context.new_page(), bare.counts(holds)["Charts"], self._network)

    def _come_in(self, context: BrowserContext, app: str) -> None:
        """The link is opened without the browser, whose first page is the one that is measured."""
        context.request.get(f"{app}/share/{self._token}", max_redirects=0)


if __name__ == "__main__":
    sys.exit(main())
