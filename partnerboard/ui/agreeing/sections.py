"""The sections of the agreements page: one at a time, kept in the address so that a link leads to it."""

from collections.abc import Callable, Mapping

import streamlit as st

from partnerboard.agreements import Agreements
from partnerboard.ui.agreeing import (
    accounts,
    contributions,
    events,
    history,
    initiatives,
    organisations,
    overview,
    people,
    rules,
    saving,
    start,
    targets,
)
from partnerboard.ui.telling import agreeing_start as telling

START = "Start"
SECTIONS: Mapping[str, Callable[[Agreements], None]] = {
    "Overview": overview.show,
    "Organisations": organisations.show,
    "People": people.show,
    "Accounts": accounts.show,
    "Initiatives": initiatives.show,
    "Rules": rules.show,
    "Targets": targets.show,
    "Contributions": contributions.show,
    "Events": events.show,
    "History": history.show,
}
"""What shows each section; the address has its name."""


def chosen(stated: Agreements) -> Callable[[Agreements], None]:
    """The section that the address names; the first where it names none.

    The guided start is there until it is done, and then for those who are still looking at it.
    """
    is_starting = not telling.is_complete(stated) or st.session_state.get("section") == START
    sections = {START: start.show, **SECTIONS} if is_starting else SECTIONS
    names = list(sections)
    picked = st.segmented_control(
        "Section",
        names,
        default=names[0],
        required=True,
        key="section",
        bind="query-params",
        label_visibility="collapsed",
        on_change=saving.look_at,
        args=("",),
    )
    saving.arrive()
    return sections[picked or names[0]]
