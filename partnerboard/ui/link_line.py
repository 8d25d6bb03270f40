"""The line at the foot of every page of a link: for whom it was made, until when; and the watch over the open page."""

import streamlit as st

from partnerboard.insights.workspace import everything, partners
from partnerboard.sharing.links import Link
from partnerboard.ui import admitted, say
from partnerboard.ui.telling import shared as telling
from partnerboard.ui.workspace import asked

LOOKS_AGAIN_EVERY = 20  # seconds; the server closes the connection of a link that ends, and this is the second line


def show(link: Link) -> None:
    """Words, and the page goes blank by itself once the link is open no more, or shows something else than it did."""
    taking_part = asked(partners, asked(everything), link.initiative_id)
    name = next((each.name for each in taking_part if each.partner_id == link.partner_id), "")
    with st.container(key="pb_foot"):
        say.note(telling.foot(link, name))

    @st.fragment(run_every=LOOKS_AGAIN_EVERY)
    def still_the_same() -> None:
        if admitted.opened_link() != link:
            st.rerun(scope="app")

    still_the_same()
