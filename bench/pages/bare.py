"""The floor of a page: a Streamlit page that shows as many charts, tables and metrics of the same kinds, and a filter.

The real page is opened first and asked what it holds. The bare one draws two points a trace, and what it draws depends
on the filter, so that a rerun draws it anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser import visit

MAKE_UP = """
() => ({
  charts: [...document.querySelectorAll('.js-plotly-plot')].map(
    chart => chart.data.map(trace => ({type: trace.type || 'scatter', mode: trace.mode || null}))),
  tables: document.querySelectorAll('[data-testid=stDataFrame]').length,
  written_tables: document.querySelectorAll('[data-testid=stTable]').length,
  metrics: document.querySelectorAll('[data-testid=stMetric]').length,
})
"""

MakeUp = Mapping[str, Any]


def make_up(page: Page, address: str) -> MakeUp:
    """What the page at this address holds."""
    visit.go(page, address)
    found: MakeUp = page.evaluate(MAKE_UP)
    page.context.close()
    return found


def script(folder: Path, made: Mapping[str, MakeUp], days: Sequence[str]) -> Path:
    """A Streamlit script that shows, for `?page=name`, as much of the same kinds below a filter, on the first day."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "bare.py"
    path.write_text("\n".join(_lines(made, days)), encoding="utf-8")
    return path


def _lines(made: Mapping[str, MakeUp], days: Sequence[str]) -> Iterator[str]:
    yield from ("import plotly.graph_objects as go", "import streamlit as st", "", "page = st.query_params['page']")
    yield f"days = {list(days)!r}"
    yield "step = days.index(st.selectbox('As of', days))"
    for name, holds in made.items():
        yield f"if page == {name!r}:"
        yield f"    st.title({name!r})"
        for number, traces in enumerate(holds["charts"]):
            drawn = ", ".join(_two_points(trace["type"], trace["mode"]) for trace in traces)
            yield f"    st.plotly_chart(go.Figure([{drawn}]), key='chart{number}')"
        yield from (f"    st.dataframe({{'a': [{number} + step]}})" for number in range(holds["tables"]))
        yield from (f"    st.table({{'a': [{number} + step]}})" for number in range(holds["written_tables"]))
        yield from (f"    st.metric('a', {number} + step)" for number in range(holds["metrics"]))


def _two_points(kind: str, mode: str | None) -> str:
    if kind == "heatmap":
        return "{'type': 'heatmap', 'z': [[1, 2], [2, 1 + step]]}"
    said = f"'type': {kind!r}, 'x': [1, 2], 'y': [1, 2 + step]"
    return f"{{{said}, 'mode': {mode!r}}}" if mode else f"{{{said}}}"
