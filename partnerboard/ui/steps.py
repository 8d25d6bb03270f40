"""Which day is looked at, in words, with one step back and one forward: how a newcomer walks through the demo."""

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from partnerboard.metrics import format as written
from partnerboard.ui.telling.moment import looking_at

AS_OF = "as_of"  # the widget and the parameter of the address


def show(days: Sequence[date], as_of: date, *, period: str, is_demo: bool, is_then: bool) -> None:
    """The line below the filters; nothing on the newest day of one's own numbers, which needs no explanation."""
    words = looking_at(days, as_of, period=period, is_demo=is_demo, is_then=is_then)
    if not words:
        return
    place = days.index(as_of)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="pb_steps"):
        st.html(f'<p class="pb-steps" role="status">{escape(words)}</p>', width="content")
        if place > 0:
            _step(days[place - 1], "Back to", "back")
        if place < len(days) - 1:
            _step(days[place + 1], "On to", "on")


def _step(day: date, verb: str, key: str) -> None:
    st.button(f"{verb} {written.short_day(day)}", type="tertiary", key=f"pb_step_{key}", on_click=_go, args=(day,))


def _go(day: date) -> None:
    st.session_state[AS_OF] = written.day(day)
