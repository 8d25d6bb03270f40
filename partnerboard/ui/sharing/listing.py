"""All links in one table, the way to a new one, and the switch that pauses all of them."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from partnerboard.sharing import managing
from partnerboard.sharing.links import Link
from partnerboard.sharing.trail import openings
from partnerboard.ui import addresses, pick, say, tables
from partnerboard.ui.sharing import acting
from partnerboard.ui.telling import shared_links as telling
from partnerboard.ui.telling.shared_links import Cast
from partnerboard.ui.workspace import workspace

MANY = 10


def show(links: Sequence[Link], cast: Cast, now: datetime) -> None:
    """The table, or what a link is where there is none."""
    if not cast.initiatives:
        say.nothing_yet(
            "There is nobody to share with yet.",
            remedy="Say who works together and what was agreed; then each partner can have a link.",
        )
        say.away("Agree on it", to=addresses.to("agreements"))
        return
    if not links:
        say.nothing_yet(telling.FIRST, remedy=telling.NO_ACCOUNT)
    st.button(
        "Share with a partner", icon=":material/add:", type="primary", on_click=acting.look_at, args=(acting.NEW,)
    )
    if links:
        _table(links, cast, now)
        _all(links)


def _table(links: Sequence[Link], cast: Cast, now: datetime) -> None:
    shown = telling.found(links, pick.words("Search in links"), cast) if len(links) > MANY else links
    if not shown:
        say.note("No link has these words.")
        return
    rows = telling.rows(shown, openings(workspace().warehouse), cast, now)
    tables.show(rows, telling.LINKS, caption="Shared links", key="links", download=False)


def _all(links: Sequence[Link]) -> None:
    """The switch for an emergency, folded away."""
    if links[0].is_all_paused:
        say.note("Resuming opens every link again that was live; one that was paused by itself or revoked stays so.")
        if st.button("Resume all links", key="pb_resume_all"):
            acting.do(managing.resume_all, done="All links that were live open again.")
            st.rerun()
        return
    with st.expander("Pause all links", type="compact"):
        say.note("None of them opens anything until you resume them; open pages close. No link is lost.")
        if st.button("Pause all of them", key="pb_pause_all"):
            acting.do(managing.pause_all, done="All links are paused.")
            st.rerun()
