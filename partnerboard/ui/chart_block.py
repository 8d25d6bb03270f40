"""A chart on a page: a title that states what is seen, a sentence, the figure, how to read it, its data."""

from collections.abc import Sequence
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
    data: pd.DataFrame,
    columns: Sequence[Column],
    key: str,
    notes: Sequence[str] = (),
) -> None:
    """The block. `definition` is what the number means; `notes` are listed by number below (the event marks)."""
    with st.container(key=f"pb_chart_{key}", gap="small", height="stretch"):
        st.html(_head(title, sentence))
        st.plotly_chart(chart.figure, key=key, alt=chart.alt, config=CONFIG)
        if notes:
            st.html(f'<ol class="pb-notes">{"".join(f"<li>{escape(note)}</li>" for note in notes)}</ol>')
        with st.container(horizontal=True, gap="small", key=f"pb_tools_{key}"):
            with st.popover("About", type="tertiary", icon=":material/info:", key=f"{key}_about"):
                st.html(about_html(definition, chart.how_to_read))
            with st.popover("Data", type="tertiary", icon=":material/table_rows:", key=f"{key}_data"):
                st.html(tables.table_html(data.head(FEW), columns, caption=f"Data of the chart: {title}"))
                tables.csv_button(data, name=key, key=f"{key}_csv")


def _head(title: str, sentence: str) -> str:
    below = f'<p class="pb-chart-sentence">{escape(sentence)}</p>' if sentence else ""
    return f'<h3 class="pb-chart-title">{escape(title)}</h3>{below}'


def about_html(definition: str, how_to_read: str) -> str:
    """What stands behind the (i): the number's definition and how the chart is read."""
    return (
        f'<div class="pb-about"><p><strong>What it is.</strong> {escape(definition)}</p>'
        f"<p><strong>How to read it.</strong> {escape(how_to_read)}</p></div>"
    )
