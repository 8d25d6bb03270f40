"""The floor of a page: a Streamlit page of as many elements of the same kinds, and a filter, and nothing else.

The real page is opened first and asked what it shows. The bare one draws two points a trace and writes one letter or
digit: where ours writes a table or four cards into one element of HTML, the bare one writes a digit into one. What
shows data in ours depends on the filter in the bare one, so that a rerun draws it anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser import visit

# The elements below the navigation in their order. What is folded away is not shown, whoever wrote it into the page.
MAKE_UP = """
() => [...document.querySelectorAll(':is([data-testid=stElementContainer], [data-testid=stExpander], '
    + '[data-testid=stPopover]):not(.st-key-as_of)')]
  .filter(element => element.closest('[data-testid=stMain]') && element.checkVisibility())
  .filter(element => element.offsetHeight > 0)
  .map(element => {
    const shown = found => [...element.querySelectorAll(found)].filter(each => each.checkVisibility()).length;
    const chart = element.querySelector('.js-plotly-plot');
    const kinds = [element, ...element.querySelectorAll('[data-testid]')].map(each => each.dataset.testid);
    const kind = kinds.find(each => each && each !== 'stElementContainer' && each !== 'stFullScreenFrame');
    const traces = chart && chart.data.map(trace => ({type: trace.type || 'scatter', mode: trace.mode || null}));
    return {kind: kind || 'nothing', traces, tables: shown('table'), metrics: shown('.pb-card'), titles: shown('h1')};
  })
"""

# How a bare page is given one of each, by the name that Streamlit gives it in the page; {n} is its place.
FIELDS = {
    "stButton": "st.button('b', key='{n}')",
    "stButtonGroup": "st.segmented_control('b', ['c', 'd'], default='c', key='{n}')",
    "stCheckbox": "st.checkbox('b', key='{n}')",
    "stCode": "st.code('b')",
    "stDateInput": "st.date_input('b', value=None, key='{n}')",
    "stDownloadButton": "st.download_button('b', data='c', key='{n}')",
    "stExpander": "st.expander('b', key='{n}', on_change='rerun')",
    "stFileUploader": "st.file_uploader('b', key='{n}')",
    "stFormSubmitButton": "st.form('{n}').form_submit_button('b')",
    "stHtml": "st.html('<p>b</p>')",
    "stMultiSelect": "st.multiselect('b', ['c', 'd'], key='{n}')",
    "stNumberInput": "st.number_input('b', key='{n}')",
    "stPageLink": "st.page_link('https://127.0.0.1', label='b')",
    "stPagination": "st.pagination(2, key='{n}')",
    "stPopover": "st.popover('b', key='{n}', on_change='rerun')",
    "stRadio": "st.radio('b', ['c', 'd'], key='{n}')",
    "stSelectbox": "st.selectbox('b', ['c', 'd'], key='{n}')",
    "stTextArea": "st.text_area('b', key='{n}')",
    "stTextInput": "st.text_input('b', key='{n}')",
}

Part = Mapping[str, Any]
MakeUp = Sequence[Part]


def make_up(page: Page, address: str) -> MakeUp:
    """The elements that the page at this address shows."""
    visit.go(page, address)
    found: MakeUp = page.evaluate(MAKE_UP)
    return found


def counts(holds: MakeUp) -> dict[str, int]:
    """How many charts, tables and numbers a page shows, and how many elements in all."""
    return {
        "Charts": sum(bool(part["traces"]) for part in holds),
        "Tables": sum(part["tables"] for part in holds),
        "Metrics": sum(part["metrics"] for part in holds),
        "Elements": len(holds),
    }


def charts_of(holds: MakeUp) -> MakeUp:
    """A page with the charts of this one and nothing else."""
    return [part for part in holds if part["traces"]]


def script(folder: Path, made: Mapping[str, MakeUp], days: Sequence[str]) -> Path:
    """A Streamlit script that shows, for `?page=name`, as much of the same kinds below a filter, on the first day.

    Raises:
        LookupError: a page shows something that `FIELDS` has no bare one for.
    """
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
        yield "    pass"
        yield from (f"    {line}" for number, part in enumerate(holds) for line in _statements(name, number, part))


def _statements(name: str, number: int, part: Part) -> Iterator[str]:
    if part["traces"]:
        drawn = ", ".join(_two_points(trace["type"], trace["mode"]) for trace in part["traces"])
        yield f"st.plotly_chart(go.Figure([{drawn}]), key='chart{number}')"
    elif part["tables"] or part["metrics"]:
        yield f"st.html(f'<p>{number} {{step}}</p>')"
    elif part["titles"]:
        yield f"st.title({name!r})"
    elif part["kind"] in FIELDS:
        yield FIELDS[part["kind"]].format(n=number)
    else:
        message = f"The page {name} shows {part['kind']}, which bench/pages/bare.py has no bare one for"
        raise LookupError(message)


def _two_points(kind: str, mode: str | None) -> str:
    if kind == "heatmap":
        return "{'type': 'heatmap', 'z': [[1, 2], [2, 1 + step]]}"
    said = f"'type': {kind!r}, 'x': [1, 2], 'y': [1, 2 + step]"
    return f"{{{said}, 'mode': {mode!r}}}" if mode else f"{{{said}}}"
