"""The guided way from nothing to a first scorecard: one question at a time, each saved as it is answered."""

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from partnerboard.agreements import Agreements, starting
from partnerboard.agreements.cast import Organisation, Workspace
from partnerboard.agreements.editing import added, changed
from partnerboard.agreements.ids import free_id
from partnerboard.agreements.initiative import AttributionRule, Initiative
from partnerboard.insights.quality import unregistered
from partnerboard.insights.workspace import loaded
from partnerboard.ui import gate, say
from partnerboard.ui.agreeing import fields, records, registering, saving
from partnerboard.ui.agreeing.fields import Part
from partnerboard.ui.filters import ALL_THAT_IS_KNOWN
from partnerboard.ui.telling import agreeing_start as telling
from partnerboard.ui.telling.agreeing_overview import address
from partnerboard.ui.workspace import asked


def show(stated: Agreements) -> None:
    """The steps with the one in hand; the way to the scorecard once all are done."""
    told = telling.steps(stated)
    say.section(telling.answer(told))
    st.html(telling.list_html(told))
    place = telling.current(told)
    if place == len(told):
        say.link("To the scorecard", page="leads/scorecard")
        say.link("Load more exports", page="analysts/upload")
        return
    (_name, _together, _effort, _promise, _accounts)[place](stated)


def _name(stated: Agreements) -> None:
    say.note(telling.NAME)
    zones = telling.zones()
    here = st.context.timezone if st.context.timezone in zones else "UTC"
    before = saving.opened("start_name", stated.workspace)
    part = Part(
        Workspace, (("name", "report_zone"),), {"name": "", "report_zone": here}, choices={"report_zone": zones}
    )
    given = fields.form("start_name", stated, part, submit="Go on")
    if given:
        saving.save(changed(("workspace",), before, replace(before, **given[0])), done="")


def _together(stated: Agreements) -> None:
    say.note(telling.TOGETHER)
    row = (("name", "type"),)
    is_first = not stated.organisations
    given = fields.form(
        "start_together",
        stated,
        *([Part(Organisation, row, heading="You")] if is_first else []),
        Part(Organisation, row, heading="Your partner"),
        submit="Go on",
    )
    if not given:
        return
    made = stated
    for place, each in enumerate(given):
        home = is_first and not place
        organisation = Organisation(id=free_id(made, "organisation", each["name"]), home=home, **each)
        partner = starting.partner_of(
            made, organisation, short_name=organisation.name, capacity="lead" if home else "co_organiser"
        )
        made = replace(made, organisations=(*made.organisations, organisation), partners=(*made.partners, partner))
    saving.save(
        *(added(("organisations",), each) for each in made.organisations[len(stated.organisations) :]),
        *(added(("partners",), each) for each in made.partners[len(stated.partners) :]),
        done="",
    )


def _effort(stated: Agreements) -> None:
    say.note(telling.EFFORT)
    given = fields.form(
        "start_effort",
        stated,
        Part(
            Initiative,
            (("name",), ("starts_on", "ends_on", "currency")),
            {"currency": telling.currency(stated.workspace.report_zone)},
        ),
        Part(AttributionRule, (("pattern",),), needed=("pattern",), labels={"pattern": "Hashtag of its posts"}),
        submit="Go on",
    )
    if given:
        initiative = starting.first_initiative(stated, **given[0], hashtag=given[1]["pattern"])
        saving.save(added(("initiatives",), initiative), done="")


def _promise(stated: Agreements) -> None:
    say.note(telling.PROMISE)
    initiative = stated.initiatives[0]
    metrics = telling.metrics()
    with st.form(saving.key("start_promise"), enter_to_submit=False):
        code = st.radio(
            "What do you want more of?",
            list(metrics),
            format_func=lambda each: metrics[each],
            captions=telling.definitions(),
            key=saving.key("start_metric"),
        )
        value = st.number_input(
            telling.by_the_end(initiative),
            value=None,
            min_value=1.0,
            step=1.0,
            format="%.10g",
            key=saving.key("start_value"),
        )
        word = st.radio(
            "Who has agreed to it?",
            [telling.AGREED, telling.ALONE],
            format_func=lambda each: telling.AGREEING[each],
            key=saving.key("start_word"),
        )
        by = st.text_input("Your name or office", max_chars=200, key=saving.key("start_by"))
        is_sent = st.form_submit_button("Go on", type="primary")
    if not is_sent:
        return
    missing = telling.missing(value, by)
    if value is None or missing:
        say.wrong("This cannot be saved as it is.", [missing])
        return
    target = starting.first_target(
        stated,
        initiative,
        metric=str(code),
        label=metrics[str(code)],
        value=value,
        by=by.strip(),
        is_agreed=word == telling.AGREED,
        at=datetime.now(UTC).replace(microsecond=0),
    )
    saving.save(added(("initiatives", initiative.id, "targets"), target), done="")


def _accounts(stated: Agreements) -> None:
    say.note(telling.WHOSE)
    scope = gate.required_scope()
    unknown = asked(unregistered, scope)
    if unknown:
        registering.show(stated, unknown)
        return
    say.nothing_yet(
        telling.nothing_loaded(asked(loaded, scope, ALL_THAT_IS_KNOWN)),
        action="To the Upload page",
        page="analysts/upload",
    )
    say.away("Or write an account down by hand", to=address("Accounts", f"account:{records.NEW}"))
