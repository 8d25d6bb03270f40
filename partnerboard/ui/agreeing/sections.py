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
    saving,
)

SECTIONS: Mapping[str, Callable[[Agreements], None]] = {
    "Overview": overview.show,
    "Organisations": organisations.show,
    "People": people.show,
    "Accounts": accounts.show,
    "Initiatives": initiatives.show,
    "Contributions": contributions.show,
    "Events": events.show,
    "History": history.show,
}
"""What shows each section; the address has its name."""


def chosen() -> Callable[[Agreements], None]:
    """The section that the address names; the first where it names none."""
    picked = st.segmented_control(
        "Section",
        list(SECTIONS),
        default=next(iter(SECTIONS)),
        required=True,
        key="section",
        bind="query-params",
        label_visibility="collapsed",
        on_change=saving.look_at,
        args=("",),
    )
    return SECTIONS[picked or next(iter(SECTIONS))]
