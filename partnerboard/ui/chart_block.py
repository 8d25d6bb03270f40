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
    """The block. `definition` is what the number means; `notes` are listed by number below (the event marks).

    What opens is plain HTML: a popover and its contents would cost every visitor, opened or not.
    """
    with st.container(key=f"pb_chart_{key}", gap="small", height="stretch"):
        st.html(_head(title, sentence))
        st.plotly_chart(chart.figure, key=key, alt=chart.alt, config=CONFIG)
        with st.container(horizontal=True, gap="small", key=f"pb_tools_{key}"):
            st.html(_notes(notes) + more_html(title, definition, chart.how_to_read, data, columns))
            tables.csv_button(data, name=key)


def more_html(title: str, definition: str, how_to_read: str, data: pd.DataFrame, columns: Sequence[Column]) -> str:
    """What opens below a chart: its definition and how it is read, and the numbers behind it."""
    rows = tables.table_html(data.head(FEW), columns, caption=f"Data of the chart: {title}")
    rest = f'<p class="pb-note">The first {FEW} of {len(data):,} rows; the CSV has all.</p>' if len(data) > FEW else ""
    return (
        '<div class="pb-more">'
        f'<details class="pb-more-about"><summary>About this chart</summary>{about_html(definition, how_to_read)}'
        f'</details><details class="pb-more-data"><summary>Data</summary>{rows}{rest}</details></div>'
    )


def about_html(definition: str, how_to_read: str) -> str:
    """The number's definition and how the chart is read."""
    return (
        f'<div class="pb-about"><p><strong>What it is.</strong> {escape(definition)}</p>'
        f"<p><strong>How to read it.</strong> {escape(how_to_read)}</p></div>"
    )


def _head(title: str, sentence: str) -> str:
    below = f'<p class="pb-chart-sentence">{escape(sentence)}</p>' if sentence else ""
    return f'<h3 class="pb-chart-title">{escape(title)}</h3>{below}'


def _notes(notes: Sequence[str]) -> str:
    return f'<ol class="pb-notes">{"".join(f"<li>{escape(note)}</li>" for note in notes)}</ol>' if notes else ""
