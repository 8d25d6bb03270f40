"""The files of a page: one line of links to what the server makes when it is asked for it."""

from html import escape

import streamlit as st

from partnerboard.ui import addresses, taking, who

WORDS = {"pdf": "one page (PDF)", "xlsx": "Excel", "csv": "CSV"}


def offer(what: str, **chosen: str) -> None:
    """Links to the forms in which this visitor may take it, if there are any. `chosen` joins the filters."""
    visitor = who.visitor()
    if visitor is None:
        return
    links = [
        f'<a href="{escape(address)}" download target="_self">{words}</a>'
        for ending, words in WORDS.items()
        if taking.has(visitor, what, ending) and (address := addresses.of_download(f"{what}.{ending}", **chosen))
    ]
    if links:
        st.html(f'<p class="pb-note pb-downloads">Take it with you: {" · ".join(links)}</p>')
