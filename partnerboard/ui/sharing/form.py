"""The form of what a link shows: few fields, and defaults that show no more than they must."""

from collections.abc import Mapping
from datetime import date, timedelta

import streamlit as st

from partnerboard.sharing.links import PAGES
from partnerboard.sharing.terms import LONGEST_DAYS, PROPOSED_DAYS, Terms
from partnerboard.ui.sharing import acting
from partnerboard.ui.telling import shared_links as telling
from partnerboard.ui.telling.shared_links import Cast

DAYS = "DD/MM/YYYY"
WHOM = "Who it is for decides whose numbers it shows, and stays as it is."


def whom(cast: Cast) -> tuple[str, str | None] | None:
    """The initiative and the partner of a new link, once they are chosen."""
    choices: Mapping[tuple[str, str | None], str] = telling.choices(cast)
    return st.selectbox(
        "Share with",
        list(choices),
        index=None,
        format_func=lambda each: choices[each],
        placeholder="Choose",
        key=acting.key("whom"),
        help=WHOM,
    )


def shown(before: Terms | None, cast: Cast, today: date) -> Mapping[str, object]:
    """The fields of what it shows, as the arguments of :class:`Terms` that they are; inside a form."""
    label, until = st.columns((2, 1))
    said = label.text_input(
        "What it is for", before.label if before else "", key=acting.key("label"), max_chars=80,
        placeholder="Weekly numbers", help="Only you see it, in the list.",
    )  # fmt: skip # two fields side by side, read as one row
    ends = until.date_input(
        "Opens until", _last_day(before, cast, today), min_value=today,
        max_value=max(today + timedelta(days=LONGEST_DAYS - 1), _last_day(before, cast, today)),
        key=acting.key("ends"), format=DAYS, help="The end of that day. A year at most.",
    )  # fmt: skip # as above
    pages = st.multiselect(
        "Pages",
        list(PAGES),
        default=list(before.pages if before else PAGES),
        format_func=lambda page: telling.PAGE_NAMES[page],
        key=acting.key("pages"),
    )
    return {
        "label": said.strip(),
        "expires_at_utc": telling.end_of(ends, cast.zone),
        "pages": tuple(pages),
        **_switches(before),
        **_days(before),
    }


def first_day(today: date) -> date:
    """The last day that is proposed for a new link."""
    return today + timedelta(days=PROPOSED_DAYS)


def _last_day(before: Terms | None, cast: Cast, today: date) -> date:
    return max(today, telling.last_day(before.expires_at_utc, cast.zone)) if before else first_day(today)


def _switches(before: Terms | None) -> Mapping[str, bool]:
    words = {
        "shows_people": "Name colleagues who agreed to it",
        "shows_costs": "Show costs",
        "shows_others": "Name other partners",
        "allows_downloads": "Allow downloads",
    }
    helps = {"shows_others": "Also holds targets that count several partners; without it, only those of this one."}
    given = {}
    for pair in (("shows_people", "shows_others"), ("shows_costs", "allows_downloads")):
        for column, name in zip(st.columns(2), pair, strict=True):
            value = bool(before and getattr(before, name))
            given[name] = column.checkbox(words[name], value, key=acting.key(name), help=helps.get(name))
    return given


def _days(before: Terms | None) -> Mapping[str, date | None]:
    """Bounds that most links do without."""
    words = {"since": "Posts from", "until": "Posts until", "as_of": "Numbers as of"}
    given = {}
    with st.expander("Only some days", type="compact"):
        for column, (name, label) in zip(st.columns(3), words.items(), strict=True):
            value = getattr(before, name) if before else None
            picked = column.date_input(f"{label} (optional)", value, key=acting.key(name), format=DAYS)
            given[name] = picked if isinstance(picked, date) else None
    return given
