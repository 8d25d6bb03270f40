"""The line at the foot of every page: which workspace this is and the way to the other one, who is signed in."""

from html import escape

import streamlit as st

from partnerboard.ui import who
from partnerboard.ui.telling import people as telling
from partnerboard.ui.workspace import Kind, workspace

LINES: dict[Kind, tuple[str, str, Kind]] = {
    "demo": ("This is the demo: its organisations and numbers are invented.", "Start with your own files", "own"),
    "own": ("This is your own workspace.", "Look at the demo", "demo"),
}


def show() -> None:
    """Words and quiet buttons. Both workspaces keep what they hold; one to be recovered comes before everything."""
    house = workspace()
    if house.needs_recovery:
        return
    words, action, other = LINES[house.kind]
    here = who.member()
    with st.container(horizontal=True, vertical_alignment="center", key="pb_foot"):
        st.html(f'<p class="pb-note">{escape(words)}</p>', width="content")
        if who.may("switch"):
            st.button(action, type="tertiary", key="pb_switch", on_click=_switch, args=(other,))
        if here:
            st.html(f'<p class="pb-note">{escape(telling.signed_in(here))}</p>', width="content")
        if here and who.sign_in().mode == "members":
            st.button("Sign out", type="tertiary", key="pb_sign_out", on_click=st.logout)


def _switch(other: Kind) -> None:
    who.acting("switch")
    workspace().switch(other)
