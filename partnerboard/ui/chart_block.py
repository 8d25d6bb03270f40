"""A chart on a page: a title that states what is seen, a sentence, the figure, how to read it, its data."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from partnerboard.charts.chart import Chart
from partnerboard.ui import tables
from partnerboard.ui.tables import Column

CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True}
FEW = 60


def show(
    chart: Chart,
    *,
    title: str,
    sentence: str = "",
    definition: str,
    data: pd.DataFrame | Callable[[], pd.DataFrame],
    columns: Sequence[Column],
    key: str,
    notes: Sequence[str] = (),
) -> None:
    """The block. `definition` is what the number means; `notes` are listed by number below (the event marks).

    What it means and its data are only sent to those who open them, and data that is told how to be made is only made
    for them: closed tables would cost every visitor.
    """
    with st.container(key=f"pb_chart_{key}", gap="small", height="stretch"):
        st.html(_head(title, sentence))
        st.plotly_chart(chart.figure, key=key, alt=chart.alt, config=CONFIG)
        if notes:
            st.html(f'<ol class="pb-notes">{"".join(f"<li>{escape(note)}</li>" for note in notes)}</ol>')
        more = st.expander("About this chart, and its data", type="compact", key=f"pb_more_{key}", on_change="rerun")
        if more.open:
            rows = data() if callable(data) else data
            with more:
                st.html(about_html(definition, chart.how_to_read) + _table_html(rows, columns, title))
                tables.csv_button(rows, name=key)


def about_html(definition: str, how_to_read: str) -> str:
    """The number's definition and how the chart is read."""
    return (
        f'<div class="pb-about"><p><strong>What it is.</strong> {escape(definition)}</p>'
        f"<p><strong>How to read it.</strong> {escape(how_to_read)}</p></div>"
    )


def _head(title: str, sentence: str) -> str:
    below = f'<p class="pb-chart-sentence">{escape(sentence)}</p>' if sentence else ""
    return f'<h3 class="pb-chart-title">{escape(title)}</h3>{below}'


def _table_html(data: pd.DataFrame, columns: Sequence[Column], title: str) -> str:
    rows = tables.table_html(data.head(FEW), columns, caption=f"Data of the chart: {title}")
    rest = f'<p class="pb-note">The first {FEW} of {len(data):,} rows; the CSV has all.</p>' if len(data) > FEW else ""
    return f"{rows}{rest}"
