"""A file beside the dashboard: the same tables for the partner and for whoever decides about the file."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from partnerboard.insights.exchange import Differences
from partnerboard.ui.tables import Column, table_html
from partnerboard.ui.telling import differences as telling
from partnerboard.ui.telling.exchange import left


def show(found: Differences | None, *, key: str) -> None:
    """What agrees and what does not, number by number; single posts and definitions behind lines."""
    _line("pb-text", telling.headline(found))
    if found is None:
        return
    if not found.totals:
        _only(found, key)
        return
    _line("pb-note", f"{telling.days(found)} {telling.TOLERANCE}")
    st.html(table_html(telling.totals(found), telling.TOTALS, caption="Totals of what both sides state"))
    differing = telling.unlike(found)
    if not differing.empty:
        with st.expander(telling.SINGLY, type="compact", key=f"pb_more_single_{key}"):
            _table(differing, telling.PAIRS, caption="Numbers outside the tolerance")
    _only(found, key)
    with st.expander("What the numbers mean", type="compact", key=f"pb_more_meaning_{key}"):
        for each in telling.definitions(found):
            _line("pb-note", each)


def _only(found: Differences, key: str) -> None:
    for side, title in telling.ONLY.items():
        lacking = telling.items(found.only(side))
        if not lacking.empty:
            with st.expander(title, type="compact", key=f"pb_more_{side}_{key}"):
                _table(lacking, telling.ITEMS, caption=title)


def _table(frame: pd.DataFrame, columns: Sequence[Column], *, caption: str) -> None:
    st.html(table_html(frame.head(telling.SHOWN), columns, caption=caption))
    rest = left(len(frame) - telling.SHOWN)
    if rest:
        _line("pb-note", rest)


def _line(kind: str, words: str) -> None:
    st.html(f'<p class="{kind}">{escape(words)}</p>')
