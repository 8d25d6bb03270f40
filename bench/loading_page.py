"""Loading time through the Upload page: from files dropped in a browser to their receipts, against raw reading.

The forty files of `bench/loading.py` are dropped on the page of the real app in headless Chromium. *Look* is from the
drop to the button that loads them, *load* from pressing it to the receipts; nobody waits for a person in between. The
floors are those of `bench/loading.py`, measured in the same run. Page and floors are taken in turn, each with an empty
warehouse. *Silence* is the longest time in which nothing on the screen changed. Processor seconds of the server and of
the browser stand beside, for machines that do other things at the same time.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.files import written
from bench.loading import LIMIT, Run, measured
from partnerboard.server.assets import Prepared
from partnerboard.settings import Settings
from partnerboard.ui.start import browser_files
from tests.browser import visit

PATIENCE_MS = 600_000
SILENT_AT_MOST = 1.0
ROUND_BITS = 1 / os.sysconf("SC_CLK_TCK")

# What can be read on the page or seen moving on it is read when the page has changed, twenty times a second at most.
# Kept is the longest time that it stayed the same, and what stood there last. `ended` is the moment at which what a
# phase waits for was there.
WATCH = """
() => {
  const main = document.querySelector('[data-testid=stMain]');
  const seen = () => main.innerText
    + [...main.querySelectorAll('[role=progressbar]')].map(bar => bar.getAttribute('aria-valuenow'))
    + main.querySelectorAll('[data-testid=stFileChipIconSpinner]').length;  // the uploader writes how many have arrived
  const watched = window.watched = {};
  let isChanged = false;
  watched.begin = isOver => Object.assign(watched, {
    isOver, began: performance.now(), ended: null, since: performance.now(), said: seen(), longest: 0, words: ''});
  const look = () => {
    if (!isChanged || watched.ended !== null) return;
    isChanged = false;
    const now = performance.now(), said = seen();
    if (said === watched.said) return;
    if (now - watched.since > watched.longest) {
      Object.assign(watched, {longest: now - watched.since, words: watched.said.trim().slice(-60)});
    }
    Object.assign(watched, {said, since: now});
    if (watched.isOver()) watched.ended = now;
  };
  watched.begin(() => false);
  new MutationObserver(() => { isChanged = true; }).observe(
    main, {subtree: true, childList: true, characterData: true, attributes: true});
  setInterval(look, 50);
}
"""
DROPPED = "() => window.watched.begin(() => {button} !== undefined)"
PRESSED = "() => {{ const load = {button}; window.watched.begin(() => {receipts}); load.click(); }}"
BUTTON = "[...document.querySelectorAll('button')].find(each => each.innerText.startsWith('Load {count} files'))"
RECEIPTS = (
    "document.querySelectorAll('[data-testid=stMain] .pb-file-head').length === {count} && "
    "[...document.querySelectorAll('h2')].some(each => each.innerText === 'What was loaded')"
)
OVER = "() => window.watched.ended !== null"
FOUND = "() => [window.watched.ended - window.watched.began, window.watched.longest, window.watched.words]"


@dataclass(frozen=True)
class Phase:
    """Seconds from its beginning to its end, the longest silence in it, and the last words that stood there then."""

    seconds: float
    silence: float
    words: str


@dataclass(frozen=True)
class Through:
    """One way through the page, with the processor seconds of the server and of the browser."""

    look: Phase
    load: Phase
    server: float
    browser: float

    @property
    def seconds(self) -> float:
        """Of both phases."""
        return self.look.seconds + self.load.seconds


def main() -> int:
    """Measure and print; the exit status is 1 when the page takes more than the limit or is silent for too long."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=3, help="measured rounds (default: 3)")
    options.add_argument("--keep", type=Path, help="write the files here and leave them there")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        at = (chosen.keep or Path(folder)) / "forty"
        files = written("forty", at)
        browser = playwright.chromium.launch(**visit.LAUNCH, executable_path=visit.chromium())
        assets = Path(folder) / "assets"
        Prepared(browser_files() / "static", assets).prepare()  # once per machine, and not what is measured
        rounds = []
        for _ in range(chosen.rounds):
            rounds.append((measured("floor", at), measured("typed", at), through(browser, files, assets)))
            print(_told(rounds[-1][-1]), file=sys.stderr, flush=True)
        browser.close()
    print("\n".join(report(rounds)))
    ratio = statistics.median(page.seconds / floor.seconds for floor, _, page in rounds)
    return int(ratio > LIMIT or _silence(page for *_, page in rounds) > SILENT_AT_MOST)


def through(browser: Browser, files: list[Path], assets: Path) -> Through:
    """Look at files and load them in an app of its own, which finds the browser's files prepared."""
    with tempfile.TemporaryDirectory() as data:
        shutil.copytree(assets, Settings(Path(data)).prepared_assets)
        environment = {"PARTNERBOARD_DATA": data, "PARTNERBOARD_WORKSPACE": "own"}
        with visit.serving(environment=environment) as address:
            page = visit.go(visit.visitor(browser).new_page(), f"{address}/upload")
            page.evaluate(WATCH)
            before = _processor()
            words = {"button": BUTTON.format(count=len(files)), "receipts": RECEIPTS.format(count=len(files))}
            page.evaluate(DROPPED.format(**words))
            page.set_input_files("input[type=file]", files)
            look = _phase(page)
            page.evaluate(PRESSED.format(**words))
            load = _phase(page)
            server, shown = (now - then for now, then in zip(_processor(), before, strict=True))
            page.context.close()
    return Through(look, load, server, shown)


def report(rounds: list[tuple[Run, Run, Through]]) -> Iterable[str]:
    """The medians, and from where to where."""
    pages = [page for *_, page in rounds]
    yield f"Floor, as text: {_spread(floor.seconds for floor, *_ in rounds)} s"
    yield f"Floor, typed:   {_spread(typed.seconds for _, typed, _ in rounds)} s"
    yield f"Look:           {_spread(page.look.seconds for page in pages)} s"
    yield f"Load:           {_spread(page.load.seconds for page in pages)} s"
    yield f"Look and load:  {_spread(page.seconds for page in pages)} s"
    yield f"Ratio:          {_spread(page.seconds / floor.seconds for floor, _, page in rounds)} (limit {LIMIT})"
    yield f"Ratio, typed:   {_spread(page.seconds / typed.seconds for _, typed, page in rounds)}"
    yield f"Silence:        {_spread(_silence([page]) for page in pages)} s (limit {SILENT_AT_MOST})"
    yield (
        f"Processor:      floors {_spread(floor.processor for floor, *_ in rounds)} s and "
        f"{_spread(typed.processor for _, typed, _ in rounds)} s, server {_spread(page.server for page in pages)} s, "
        f"browser {_spread(page.browser for page in pages)} s"
    )


def _spread(numbers: Iterable[float]) -> str:
    found = list(numbers)
    return f"{statistics.median(found):.2f} ({min(found):.2f} to {max(found):.2f})"


def _silence(pages: Iterable[Through]) -> float:
    return max(phase.silence for page in pages for phase in (page.look, page.load))


def _told(page: Through) -> str:
    told = [
        f"{name} {phase.seconds:.2f} s, silent for {phase.silence:.2f} s after {phase.words!r}"
        for name, phase in (("look", page.look), ("load", page.load))
    ]
    return f"{'; '.join(told)}; processor: server {page.server:.1f} s, browser {page.browser:.1f} s"


def _phase(page: Page) -> Phase:
    page.wait_for_function(OVER, timeout=PATIENCE_MS)
    seconds, silence, words = page.evaluate(FOUND)
    return Phase(seconds / 1000, silence / 1000, words)


def _processor() -> tuple[float, float]:
    """Processor seconds so far of the server and of the browser: everything that this process has started."""
    spent = {True: 0.0, False: 0.0}
    for pid in _below(os.getpid()):
        words = Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        spent["streamlit" in words] += sum(map(int, fields[11:13])) * ROUND_BITS
    return spent[True], spent[False]


def _below(pid: int) -> Iterable[int]:
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text(encoding="utf-8").split()):
            yield child
            yield from _below(child)


if __name__ == "__main__":
    sys.exit(main())
