"""Addresses of our pages that keep the visitor's filters, so that a link leads on within the same view.

What leads to a page of the staff leads a visitor of a link to the page of theirs that answers the same, or nowhere.
"""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import streamlit as st

from partnerboard.ui import admitted

_KEPT, _PAGE = "pb_kept_filters", "pb_page_of_filters"
NARROWING = ("partners", "platforms", "period")
FOR_LINKS = {"scorecard": "summary", "posts": "our_posts", "partner": "our_posts", "metric_guide": "how_we_measure"}
SEARCHING = ("search", "sort")
FILTERS = ("initiative", "as_of", "known", *NARROWING)


def to(page: str, **chosen: str) -> str:
    """The address of a page with the filters of this one; `chosen` are added, or replace a filter of that name."""
    return leading()(page, **chosen)


def leading() -> Callable[..., str]:
    """:func:`to` for the rows of a table: what this page is narrowed by is asked once, not once a row."""
    is_of_link = admitted.is_behind_a_link()  # pages of a link have no filters
    here = [] if is_of_link else [(name, value) for name in FILTERS for value in st.query_params.get_all(name)]

    def address(page: str, **chosen: str) -> str:
        kept = [(name, value) for name, value in here if name not in chosen]
        query = urlencode([*kept, *chosen.items()])
        return f"/{page}?{query}" if query else f"/{page}"

    return address


def own(address: str) -> str:
    """An address of ours as this visitor can open it; '' where they cannot."""
    return owning()(address)


def owning() -> Callable[[str], str]:
    """:func:`own` for the cells of a table: who is here is asked once, not once a cell."""
    if not admitted.is_behind_a_link():
        return str
    link = admitted.opened_link()

    def theirs(address: str) -> str:
        page, _, query = address.removeprefix("/").partition("?")
        name = FOR_LINKS.get(page, page)
        if link is None or name not in link.pages:
            return ""
        home = f"/shared/{link.link_id}/"
        return f"{home}{'' if name == link.pages[0] else name}{'?' if query else ''}{query}"

    return theirs


def of_download(name: str, **chosen: str) -> str:
    """Where a file of this page is, with the filters of the page; '' where this visitor may take none away."""
    kept = [(each, value) for each in (*FILTERS, *SEARCHING) for value in st.query_params.get_all(each)]
    query = urlencode([*kept, *chosen.items()])
    if not admitted.is_behind_a_link():
        home = "/"
    else:
        link = admitted.opened_link()
        if link is None or not link.allows_downloads:
            return ""
        home = f"/shared/{link.link_id}/"
    return f"{home}download/{name}{'?' if query else ''}{query}"


def is_narrowed() -> bool:
    """Whether partners, platforms or a period are chosen: everything else concerns the whole partnership."""
    return any(name in st.query_params for name in NARROWING)


def hold(offered: Sequence[str]) -> None:
    """Put into the address of a new page what the last one was narrowed by; called before any filter widget.

    The navigation leads to a bare address, and Streamlit would show the defaults. So the page runs anew with the kept
    filters that it offers; those it does not offer wait for a page that does.
    """
    page = st.context.url
    kept: dict[str, list[str]] = st.session_state.get(_KEPT, {})
    lost = {name: values for name, values in kept.items() if name in offered and name not in st.query_params}
    is_new_page = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page
    if is_new_page and lost:
        st.query_params.update(lost)
        st.rerun()


def keep(offered: Sequence[str]) -> None:
    """Remember for the next page what this one is narrowed by; called once its filter widgets are there."""
    here = {name: st.query_params.get_all(name) for name in offered if name in st.query_params}
    elsewhere = {name: values for name, values in st.session_state.get(_KEPT, {}).items() if name not in offered}
    st.session_state[_KEPT] = elsewhere | here
