"""What a page shows of a partnership: initiative, partners, platforms, period and day, all in its address.

The values of an address are a stranger's input: whatever it names, only what the scope allows becomes a view.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NoReturn

import streamlit as st

from partnerboard.insights.platforms import Platform, platforms
from partnerboard.insights.workspace import ExportDay, Initiative, Partner, export_days, initiatives, partners
from partnerboard.metrics import format as written
from partnerboard.scope import UNATTRIBUTED, Scope, View
from partnerboard.ui import addresses, say, steps
from partnerboard.ui.telling.words import moment_of
from partnerboard.ui.workspace import asked, workspace

ALL_THAT_IS_KNOWN = datetime(9999, 1, 1, tzinfo=UTC)
NOW, THEN = "now", "then"
# Only phones show it, and only the style sheet reads it.
TOGGLE = '<label class="pb-filters-toggle"><input type="checkbox"> Show filters</label>'


@dataclass(frozen=True)
class Choices:
    """What there is to choose from, inside the scope."""

    initiative: Initiative
    partners: tuple[Partner, ...]
    platforms: tuple[Platform, ...]
    days: tuple[ExportDay, ...]


def initiative_and_period(scope: Scope) -> View:
    """The filter row of a page and the view it describes. The page ends here when there is nothing to choose."""
    found = asked(initiatives, scope)
    if not found:
        _nothing_agreed()
    addresses.restore()
    with st.container(key="pb_filters"):
        st.html(TOGGLE)
        with st.container(horizontal=True, key="pb_filter_fields", vertical_alignment="bottom"):
            chosen = _initiative(found)
            choices = Choices(
                initiative=chosen,
                partners=tuple(asked(partners, scope, chosen.initiative_id)),
                platforms=tuple(asked(platforms, scope, chosen.initiative_id)),
                days=tuple(asked(export_days, scope, chosen.initiative_id, ALL_THAT_IS_KNOWN)),
            )
            view = view_of(
                choices,
                scope,
                partner_ids=_partners(choices, scope),
                platform_ids=_platforms(choices),
                period=_period(choices),
                as_of=_as_of(choices),
                known=_known(),
            )
    _steps(choices, view, moment_of(chosen, view.as_of))
    return view


def day(scope: Scope) -> View:
    """The filter row of a page about all partnerships: which day, and known when. Everything allowed is shown."""
    found = asked(initiatives, scope)
    if not found:
        _nothing_agreed()
    days = sorted(
        {
            one.as_of_on: one
            for initiative in found
            for one in asked(export_days, scope, initiative.initiative_id, ALL_THAT_IS_KNOWN)
        }.values(),
        key=lambda one: one.as_of_on,
    )
    chosen = found[0]
    choices = Choices(chosen, tuple(asked(partners, scope, chosen.initiative_id)), (), tuple(days))
    addresses.restore()
    with st.container(key="pb_filters"):
        st.html(TOGGLE)
        with st.container(horizontal=True, key="pb_filter_fields", vertical_alignment="bottom"):
            view = view_of(
                choices,
                scope,
                partner_ids=(),
                platform_ids=(),
                period=(chosen.starts_on, chosen.ends_on),
                as_of=_as_of(choices),
                known=_known(),
            )
    _steps(choices, view, moment_of(chosen, view.as_of) if len(found) == 1 else "")
    return view


def of_everyone(view: View, scope: Scope) -> View:
    """The same view of all partners, for what is only true of a whole: a share of everything."""
    return replace(view, partner_ids=tuple(sorted(scope.partner_ids)))


def view_of(
    choices: Choices,
    scope: Scope,
    *,
    partner_ids: Sequence[str],
    platform_ids: Sequence[str],
    period: tuple[date, date],
    as_of: date,
    known: str,
) -> View:
    """The view of a choice, inside the scope. Choosing no partner or platform means all of them."""
    theirs = [partner.partner_id for partner in choices.partners]
    everyone = [*theirs, *([UNATTRIBUTED] if UNATTRIBUTED in scope.partner_ids else [])]
    on = [platform.platform_id for platform in choices.platforms]
    return View(
        initiative_id=choices.initiative.initiative_id,
        partner_ids=tuple(partner for partner in everyone if partner in partner_ids or not partner_ids),
        platform_ids=tuple(platform for platform in on if platform in platform_ids or not platform_ids),
        since=period[0],
        until=period[1],
        as_of=as_of,
        known_at_utc=_known_at(choices.days, as_of) if known == THEN else ALL_THAT_IS_KNOWN,
    )


def _nothing_agreed() -> NoReturn:
    """An empty workspace: the files that fill it, and the commands that load them."""
    settings = workspace().settings
    where = "" if settings.has_usual_folder else f" --warehouse {settings.own_warehouse}"
    command = "python -m partnerboard"
    say.title("Nothing agreed yet", question="Your own workspace")
    say.answer("These pages put what partners agreed beside what they did. Two kinds of files fill them.")
    say.todo(
        ("Stop the app", "It holds the warehouse, and one process at a time may write.", "Ctrl+C"),
        (
            "Write down what was agreed, and load it",
            "Copy docs/leads/agreements-template.toml and change what is yours; agreements.md beside it explains it.",
            f"{command} agreements import{where} our-partnership.toml",
        ),
        (
            "Load the exports of your platforms",
            "As they were downloaded, in any order, any number at once; docs/analysts/exports.md says which.",
            f"{command} load{where} ~/Downloads/*.csv",
        ),
        ("Start the app again", "The pages open on the newest day the files speak of.", "make run"),
    )
    st.stop()


def _steps(choices: Choices, view: View, period: str) -> None:
    addresses.hold()
    steps.show(
        [day.as_of_on for day in choices.days],
        view.as_of,
        period=period,
        is_demo=workspace().kind == "demo",
        is_then=view.known_at_utc != ALL_THAT_IS_KNOWN,
    )


def _known_at(days: Sequence[ExportDay], as_of: date) -> datetime:
    """What was known when the files of that day first arrived: the end of that day of loading."""
    loaded = [day.first_loaded_at_utc for day in days if day.as_of_on <= as_of]
    return datetime.combine(max(loaded).date(), time.max, UTC) if loaded else ALL_THAT_IS_KNOWN


def _initiative(found: Sequence[Initiative]) -> Initiative:
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
    )
    return names.get(str(key), found[0])


def _partners(choices: Choices, scope: Scope) -> list[str]:
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


def _platforms(choices: Choices) -> list[str]:
    names = {platform.platform_id: platform.name for platform in choices.platforms}
    return st.multiselect(
        "Platforms",
        list(names),
        format_func=lambda platform_id: names[platform_id],
        placeholder="All platforms",
        key="platforms",
        bind="query-params",
    )


def _period(choices: Choices) -> tuple[date, date]:
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


def _as_of(choices: Choices) -> date:
    """The days the files speak of. A day between two exports can be had from the address only, never guessed."""
    days = [day.as_of_on for day in choices.days]
    if not days:
        return datetime.now(UTC).date()
    opens_on = workspace().opens_on
    first = days.index(opens_on) if opens_on in days else len(days) - 1
    labels = [written.day(day) for day in days]
    picked = st.selectbox("As of", labels, index=first, key=steps.AS_OF, bind="query-params")
    return days[labels.index(picked)] if picked in labels else days[first]


def _known() -> str:
    return str(
        st.selectbox(
            "With files",
            [NOW, THEN],
            format_func=lambda known: {NOW: "loaded so far", THEN: "loaded by then"}[known],
            key="known",
            bind="query-params",
            help="'Loaded by then' leaves out what arrived late or was corrected since.",
        )
    )
