"""Page time: from navigation until all charts are drawn, each page against a bare Streamlit page of the same make-up.

The real page is opened first and asked what it holds: charts with the types of their traces, tables, metrics. A bare
page with the same number and kinds, two points a trace and nothing else, is written and served by a second server in
the same run. Both are warm; the two are measured in turn, and the median of the ratios of each pair is what counts:
milliseconds belong to a machine, ratios to the product.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser import visit

ROOT = Path(__file__).resolve().parents[1]
WARM_UPS = 2
LIMIT = 1.5

# Runs in the page, on every frame: the first moment at which all charts are drawn and nothing runs any more.
STOPWATCH = """
window.drawnAt = null;
requestAnimationFrame(function look() {
  const charts = document.querySelectorAll('[data-testid=stPlotlyChart]').length;
  if (charts >= expected && settled()) { window.drawnAt = performance.now(); } else { requestAnimationFrame(look); }
});
"""

MAKE_UP = """
() => ({
  charts: [...document.querySelectorAll('.js-plotly-plot')].map(
    chart => chart.data.map(trace => ({type: trace.type || 'scatter', mode: trace.mode || null}))),
  tables: document.querySelectorAll('[data-testid=stDataFrame]').length,
  written_tables: document.querySelectorAll('[data-testid=stTable]').length,
  metrics: document.querySelectorAll('[data-testid=stMetric]').length,
})
"""


@dataclass(frozen=True)
class Pair:
    """Milliseconds of one navigation each."""

    bare: float
    page: float

    @property
    def ratio(self) -> float:
        """How many times the bare page."""
        return self.page / self.bare


def main() -> int:
    """Measure and print; the exit status is 1 when a page is over the limit."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("pages", nargs="*", default=page_names(), help="addresses of pages (default: all)")
    options.add_argument("--pairs", type=int, default=9, help="measured pairs per page (default: 9)")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**visit.LAUNCH, executable_path=visit.chromium())
        with visit.serving(environment={"PARTNERBOARD_DATA": f"{folder}/data"}) as app:
            made = {name: make_up(visit.visitor(browser).new_page(), f"{app}/{name}") for name in chosen.pages}
            script = bare_script(Path(folder) / "bare", made)
            with visit.serving(script, ready="/_stcore/health") as bare:
                measured = {
                    name: measure(
                        (visit.visitor(browser).new_page(), f"{bare}/?page={name}"),
                        (visit.visitor(browser).new_page(), f"{app}/{name}"),
                        charts=len(made[name]["charts"]),
                        pairs=chosen.pairs,
                    )
                    for name in chosen.pages
                }
        browser.close()
    print("\n".join(report(made, measured)))
    return int(any(statistics.median(pair.ratio for pair in pairs) > LIMIT for pairs in measured.values()))


def page_names() -> list[str]:
    """The addresses of the pages that people inside open."""
    return sorted(path.stem for audience in ("leads", "analysts") for path in (ROOT / "pages" / audience).glob("*.py"))


def make_up(page: Page, address: str) -> dict[str, Any]:
    """What the page at this address holds."""
    visit.go(page, address)
    found: dict[str, Any] = page.evaluate(MAKE_UP)
    page.context.close()
    return found


def bare_script(folder: Path, made: dict[str, dict[str, Any]]) -> Path:
    """A Streamlit script that shows, for `?page=name`, as many charts, tables and metrics of the same kinds."""
    folder.mkdir()
    script = folder / "bare.py"
    script.write_text("\n".join(_bare_lines(made)), encoding="utf-8")
    return script


def measure(bare: tuple[Page, str], own: tuple[Page, str], *, charts: int, pairs: int) -> list[Pair]:
    """Navigate in turn, first until both are warm, then `pairs` times."""
    for page, _ in (bare, own):
        page.add_init_script(f"{{ const expected = {charts}, settled = {visit.SETTLED.strip()}; {STOPWATCH} }}")
    found = [_pair(bare, own, bare_first=number % 2 == 0) for number in range(WARM_UPS + pairs)][WARM_UPS:]
    for page, _ in (bare, own):
        page.context.close()
    return found


def report(made: dict[str, dict[str, Any]], measured: dict[str, list[Pair]]) -> Iterator[str]:
    """One line per page."""
    yield "| Page | Charts | Tables | Metrics | Bare page, ms | Page, ms | Ratio | Lowest to highest |"
    yield "|---|---:|---:|---:|---:|---:|---:|---|"
    for name, pairs in measured.items():
        holds = made[name]
        ratios = [pair.ratio for pair in pairs]
        yield (
            f"| {name} | {len(holds['charts'])} | {holds['tables'] + holds['written_tables']} | {holds['metrics']} "
            f"| {statistics.median(pair.bare for pair in pairs):,.0f} "
            f"| {statistics.median(pair.page for pair in pairs):,.0f} "
            f"| {statistics.median(ratios):.2f} | {min(ratios):.2f} to {max(ratios):.2f} |"
        )


def _bare_lines(made: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield from ("import plotly.graph_objects as go", "import streamlit as st", "", "page = st.query_params['page']")
    for name, holds in made.items():
        yield f"if page == {name!r}:"
        yield f"    st.title({name!r})"
        for number, traces in enumerate(holds["charts"]):
            drawn = [_two_points(trace["type"], trace["mode"]) for trace in traces]
            yield f"    st.plotly_chart(go.Figure({drawn!r}), key='chart{number}')"
        yield from (f"    st.dataframe({{'a': [{number}]}})" for number in range(holds["tables"]))
        yield from (f"    st.table({{'a': [{number}]}})" for number in range(holds["written_tables"]))
        yield from (f"    st.metric('a', {number})" for number in range(holds["metrics"]))


def _two_points(kind: str, mode: str | None) -> dict[str, Any]:
    if kind == "heatmap":
        return {"type": kind, "z": [[1, 2], [2, 1]]}
    return {"type": kind, "x": [1, 2], "y": [1, 2]} | ({"mode": mode} if mode else {})


def _pair(bare: tuple[Page, str], own: tuple[Page, str], *, bare_first: bool) -> Pair:
    if bare_first:
        return Pair(bare=_drawn(*bare), page=_drawn(*own))
    page = _drawn(*own)
    return Pair(bare=_drawn(*bare), page=page)


def _drawn(page: Page, address: str) -> float:
    page.goto(address)
    page.wait_for_function("() => window.drawnAt !== null", timeout=60_000)
    milliseconds: float = page.evaluate("window.drawnAt")
    return milliseconds


if __name__ == "__main__":
    sys.exit(main())
