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

SECTIONS: Mapping[str, tuple[str, Callable[[Agreements], None]]] = {
    "overview": ("Overview", overview.show),
    "organisations": ("Organisations", organisations.show),
    "people": ("People", people.show),
    "accounts": ("Accounts", accounts.show),
    "initiatives": ("Initiatives", initiatives.show),
    "contributions": ("Contributions", contributions.show),
    "events": ("Events", events.show),
    "history": ("History", history.show),
}
"""The section of an address: its name, and what shows it."""


def chosen() -> Callable[[Agreements], None]:
    """The section that the address names; the first where it names none."""
    picked = st.segmented_control(
        "Section",
        list(SECTIONS),
        format_func=lambda each: SECTIONS[each][0],
        default=next(iter(SECTIONS)),
        required=True,
        key="section",
        bind="query-params",
        label_visibility="collapsed",
        on_change=saving.look_at,
        args=("",),
    )
    return SECTIONS[picked if picked in SECTIONS else next(iter(SECTIONS))][1]
