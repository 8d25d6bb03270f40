"""Addresses of our pages that keep the visitor's filters, so that a link leads on within the same view."""

from typing import Any
from urllib.parse import urlencode

import streamlit as st

_KEPT, _LOST, _PAGE = "pb_kept_filters", "pb_lost_filters", "pb_page_of_filters"
FILTERS = ("initiative", "partners", "platforms", "period", "as_of", "known")


def to(page: str, **chosen: str) -> str:
    """The address of a page with the filters of this one; `chosen` are added, or replace a filter of that name."""
    kept = [(name, value) for name in FILTERS if name not in chosen for value in st.query_params.get_all(name)]
    query = urlencode([*kept, *chosen.items()])
    return f"/{page}?{query}" if query else f"/{page}"


def is_narrowed() -> bool:
    """Whether partners, platforms or a period are chosen: everything else concerns the whole partnership."""
    return any(name in st.query_params for name in ("partners", "platforms", "period"))


def restore() -> None:
    """Give the filters of a new page the values of the last one; called before any filter widget."""
    for name, value in st.session_state.get(_LOST, {}).items():
        st.session_state[name] = value


def hold() -> None:
    """Let the filters hold on the next page too; called once all filter widgets of a page are there.

    Streamlit shows the defaults on the first run of a page that is reached by the navigation, and only then knows the
    widgets it could hand the values to. So such a page runs once more with them, before anything is asked.
    """
    page = st.context.url
    chosen = {name: st.session_state[name] for name in FILTERS if name in st.session_state}
    kept: dict[str, Any] = st.session_state.get(_KEPT, {})
    is_new_page = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page
    if st.session_state.pop(_LOST, None):
        _show_again()
    elif is_new_page:
        lost = {name: kept[name] for name in chosen if kept.get(name, chosen[name]) != chosen[name]}
        if lost:
            st.session_state[_LOST] = lost
            st.rerun()
    st.session_state[_KEPT] = kept | chosen


def _show_again() -> None:
    """Send the whole address to the browser: it dropped the filters on leaving the last page, the server did not."""
    st.query_params["again"] = ""
    del st.query_params["again"]
