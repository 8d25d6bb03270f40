"""The filter fields: each is one widget whose value lives in the address under its own name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import streamlit as st

from partnerboard.insights.platforms import Platform
from partnerboard.insights.workspace import ExportDay, Initiative, Partner
from partnerboard.metrics import format as written
from partnerboard.scope import UNATTRIBUTED, Scope
from partnerboard.ui import steps
from partnerboard.ui.workspace import workspace

NOW, THEN = "now", "then"
KNOWN = {NOW: "loaded so far", THEN: "loaded by then"}


@dataclass(frozen=True)
class Choices:
    """What there is to choose from, inside the scope."""

    initiative: Initiative
    partners: tuple[Partner, ...]
    platforms: tuple[Platform, ...]
    days: tuple[ExportDay, ...]


@dataclass(frozen=True)
class Narrowing:
    """What a page is narrowed to. No partner or platform means all of them."""

    partner_ids: Sequence[str]
    platform_ids: Sequence[str]
    period: tuple[date, date]
    known: str = NOW


def whole(choices: Choices) -> Narrowing:
    """Nothing is narrowed."""
    return Narrowing((), (), (choices.initiative.starts_on, choices.initiative.ends_on))


def narrowing(choices: Choices, scope: Scope) -> Narrowing:
    """The fields that narrow a page, for those who asked for them."""
    return Narrowing(partners(choices, scope), platforms(choices), period(choices), known())


def initiative(found: Sequence[Initiative]) -> Initiative:
    """The partnership to look at; a choice of one is none."""
    if len(found) == 1:
        return found[0]
    names = {initiative.initiative_id: initiative for initiative in found}
    key = st.selectbox(
        "Partnership",
        list(names),
        format_func=lambda initiative_id: names[initiative_id].name,
        key="initiative",
        bind="query-params",
        width=280,
    )
    return names.get(str(key), found[0])


def partners(choices: Choices, scope: Scope) -> list[str]:
    """Whose posts; the remainder that nobody earns can be chosen like a partner."""
    names = {partner.partner_id: partner.short_name for partner in choices.partners}
    if UNATTRIBUTED in scope.partner_ids:
        names[UNATTRIBUTED] = "Unattributed"
    return st.multiselect(
        "Partners",
        list(names),
        format_func=lambda partner_id: names[partner_id],
        placeholder="All partners",
        key="partners",
        bind="query-params",
    )


def platforms(choices: Choices) -> list[str]:
    """Where they were published."""
    names = {platform.platform_id: platform.name for platform in choices.platforms}
    return st.multiselect(
        "Platforms",
        list(names),
        format_func=lambda platform_id: names[platform_id],
        placeholder="All platforms",
        key="platforms",
        bind="query-params",
    )


def period(choices: Choices) -> tuple[date, date]:
    """When they were published."""
    whole = (choices.initiative.starts_on, choices.initiative.ends_on)
    last = choices.initiative.monitor_until or choices.initiative.ends_on
    picked = st.date_input(
        "Published between",
        value=whole,
        min_value=whole[0] - timedelta(days=366),
        max_value=last,
        format="DD/MM/YYYY",
        key="period",
        width=240,
        bind="query-params",
    )
    return (picked[0], picked[1]) if len(picked) == 2 else whole  # one end is picked before the other


def as_of(choices: Choices) -> date:
    """The days the files speak of. A day between two exports can be had from the address only, never guessed."""
    days = [day.as_of_on for day in choices.days]
    if not days:
        return datetime.now(UTC).date()
    opens_on = workspace().opens_on
    first = days.index(opens_on) if opens_on in days else len(days) - 1
    labels = [written.day(day) for day in days]
    picked = st.selectbox("As of", labels, index=first, key=steps.AS_OF, bind="query-params", width=170)
    return days[labels.index(picked)] if picked in labels else days[first]


def known() -> str:
    """From which files: all of today, or only those that were there then."""
    return str(
        st.selectbox(
            "With files",
            [NOW, THEN],
            format_func=lambda known: KNOWN[known],
            key="known",
            bind="query-params",
            help="'Loaded by then' leaves out what arrived late or was corrected since.",
        )
    )
