"""The line at the foot of every page: which workspace this is, and the way to the other one."""

from html import escape

import streamlit as st

from partnerboard.ui.workspace import Kind, workspace

LINES: dict[Kind, tuple[str, str, Kind]] = {
    "demo": ("This is the demo: its organisations and numbers are invented.", "Start with your own files", "own"),
    "own": ("This is your own workspace.", "Look at the demo", "demo"),
}


def show() -> None:
    """Words and one quiet button. Both workspaces keep what they hold; one to be recovered comes before everything."""
    house = workspace()
    if house.needs_recovery:
        return
    words, action, other = LINES[house.kind]
    with st.container(horizontal=True, vertical_alignment="center", key="pb_foot"):
        st.html(f'<p class="pb-note">{escape(words)}</p>', width="content")
        st.button(action, type="tertiary", key="pb_switch", on_click=house.switch, args=(other,))
