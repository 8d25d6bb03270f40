"""What a page shows of a partnership: initiative, partners, platforms, period and day, all in its address.

The values of an address are a stranger's input: whatever it names, only what the scope allows becomes a view.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from partnerboard.insights.platforms import platforms
from partnerboard.insights.workspace import ExportDay, Initiative, export_days, export_days_of, initiatives, partners
from partnerboard.metrics import format as written
from partnerboard.scope import UNATTRIBUTED, Scope, View
from partnerboard.ui import addresses, newcomer, steps
from partnerboard.ui import filter_fields as fields
from partnerboard.ui.telling.words import listed, moment_of, sentence
from partnerboard.ui.workspace import asked, workspace

ALL_THAT_IS_KNOWN = datetime(9999, 1, 1, tzinfo=UTC)
OF_THE_PORTFOLIO = (steps.AS_OF, "known")


def initiative_and_period(scope: Scope) -> View:
    """The filter row of a page and the view it describes. The page ends here when there is nothing to choose.

    The fields that narrow a page cost a fifth of its time: they are there for those who open or have used them.
    """
    found = asked(initiatives, scope)
    if not found:
        newcomer.nothing_agreed(scope, ALL_THAT_IS_KNOWN)
    addresses.hold(addresses.FILTERS)
    with _row():
        choices = choices_of(fields.initiative(found), scope)
        as_of = fields.as_of(choices)
        more = st.popover("Filters", icon=":material/tune:", key="pb_more_filters", on_change="rerun")
        with more:
            is_used = more.open or addresses.is_narrowed() or "known" in st.query_params
            narrowing = fields.narrowing(choices, scope) if is_used else fields.whole(choices)
        view = view_of(choices, scope, narrowing, as_of)
        st.html(f'<p class="pb-filters-said">{escape(in_words(view, choices))}</p>', width="stretch")
    addresses.keep(addresses.FILTERS)
    _steps(choices, view, moment_of(choices.initiative, as_of))
    return view


def day(scope: Scope) -> View:
    """The filter row of a page about all partnerships: which day, and known when. Everything allowed is shown."""
    found = asked(initiatives, scope)
    if not found:
        newcomer.nothing_agreed(scope, ALL_THAT_IS_KNOWN)
    addresses.hold(OF_THE_PORTFOLIO)
    days = asked(export_days_of, scope, tuple(each.initiative_id for each in found), ALL_THAT_IS_KNOWN)
    choices = replace(choices_of(found[0], scope), days=tuple(days))
    with _row():
        as_of = fields.as_of(choices)
        view = view_of(choices, scope, replace(fields.whole(choices), known=fields.known()), as_of)
    addresses.keep(OF_THE_PORTFOLIO)
    _steps(choices, view, moment_of(choices.initiative, as_of) if len(found) == 1 else "")
    return view


def in_words(view: View, choices: fields.Choices) -> str:
    """What the page is narrowed to: 'All partners, all platforms, published 10 Aug – 1 Nov 2026'."""
    names = {partner.partner_id: partner.short_name for partner in choices.partners}
    on = {platform.platform_id: platform.name for platform in choices.platforms}
    theirs = [names.get(each, "unattributed posts") for each in view.partner_ids]
    said = [
        "all partners" if set(names) <= set(view.partner_ids) else listed(theirs),
        "all platforms" if set(on) <= set(view.platform_ids) else listed([on[each] for each in view.platform_ids]),
        f"published {written.period(view.since, view.until)}",
        *(["from the files loaded by then"] if view.known_at_utc != ALL_THAT_IS_KNOWN else []),
    ]
    return sentence(", ".join(said))


def of_everyone(view: View, scope: Scope) -> View:
    """The same view of all partners, for what is only true of a whole: a share of everything."""
    return replace(view, partner_ids=tuple(sorted(scope.partner_ids)))


def of_one(view: View, partner_id: str) -> View:
    """The same view of one partner alone."""
    return replace(view, partner_ids=(partner_id,))


def view_of(choices: fields.Choices, scope: Scope, narrowing: fields.Narrowing, as_of: date) -> View:
    """The view of a choice, inside the scope."""
    everyone = [partner.partner_id for partner in choices.partners]
    everyone += [UNATTRIBUTED] if UNATTRIBUTED in scope.partner_ids else []
    on = [platform.platform_id for platform in choices.platforms]
    return View(
        initiative_id=choices.initiative.initiative_id,
        partner_ids=_chosen(everyone, narrowing.partner_ids),
        platform_ids=_chosen(on, narrowing.platform_ids),
        since=narrowing.period[0],
        until=narrowing.period[1],
        as_of=as_of,
        known_at_utc=_known_at(choices.days, as_of) if narrowing.known == fields.THEN else ALL_THAT_IS_KNOWN,
    )


def choices_of(initiative: Initiative, scope: Scope) -> fields.Choices:
    """What there is to choose from of one initiative, inside the scope."""
    initiative_id = initiative.initiative_id
    return fields.Choices(
        initiative=initiative,
        partners=tuple(asked(partners, scope, initiative_id)),
        platforms=tuple(asked(platforms, scope, initiative_id)),
        days=tuple(asked(export_days, scope, initiative_id, ALL_THAT_IS_KNOWN)),
    )


def _chosen(every: Sequence[str], chosen: Sequence[str]) -> tuple[str, ...]:
    """Those of `every` that are chosen; choosing none means all."""
    return tuple(each for each in every if each in chosen or not chosen)


def _known_at(days: Sequence[ExportDay], as_of: date) -> datetime:
    """What was known when the files of that day first arrived: the end of that day of loading."""
    loaded = [day.first_loaded_at_utc for day in days if day.as_of_on <= as_of]
    return datetime.combine(max(loaded).date(), time.max, UTC) if loaded else ALL_THAT_IS_KNOWN


def _row() -> DeltaGenerator:
    return st.container(horizontal=True, key="pb_filters", vertical_alignment="bottom")


def _steps(choices: fields.Choices, view: View, period: str) -> None:
    steps.show(
        [day.as_of_on for day in choices.days],
        view.as_of,
        period=period,
        is_demo=workspace().kind == "demo",
        is_then=view.known_at_utc != ALL_THAT_IS_KNOWN,
    )
