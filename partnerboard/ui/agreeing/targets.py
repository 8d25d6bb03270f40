"""Targets: what is agreed, what waits for whom, and the forms to propose a value and to record what a party says."""

import streamlit as st

from partnerboard.agreements import Agreements
from partnerboard.agreements.editing import found
from partnerboard.agreements.initiative import Initiative, Target
from partnerboard.agreements.targets import Answer, answer
from partnerboard.ui import say, tables
from partnerboard.ui.agreeing import deciding, new_target, proposing, saving
from partnerboard.ui.agreeing.moment import Moment, initiative, moment
from partnerboard.ui.telling import agreeing_targets as telling
from partnerboard.ui.telling.agreeing_overview import address

NEW = "new"


def show(stated: Agreements) -> None:
    """The targets of an initiative, or the one that the address names."""
    wanted = st.query_params.get(saving.RECORD, "")
    holder = next((each for each in stated.initiatives if found(each.targets, wanted)), None)
    around = holder or initiative(stated)
    if around is None:
        say.nothing_yet("There is no initiative yet.", remedy="Add one first; targets are agreed inside it.")
        return
    now = moment(around, stated)
    target = found(around.targets, wanted)
    if target is not None:
        _one(stated, around, target, now)
    elif wanted == NEW:
        new_target.show(stated, around, now)
    else:
        if wanted:
            say.notice("The target that this address names is not there.", remedy="All targets are listed below.")
        _all(stated, around, now)


def _all(stated: Agreements, around: Initiative, now: Moment) -> None:
    say.section("Targets", telling.told(around))
    rows = telling.rows(stated, around, as_of=now.as_of, known_at_utc=now.known_at_utc)
    if not rows.empty:
        tables.show(rows, telling.LIST, caption="Targets and where they stand", key="targets", rows_per_page=20)
    st.button("Propose a new target", key="pb_new_target", type="primary", on_click=saving.look_at, args=(NEW,))


def _one(stated: Agreements, around: Initiative, target: Target, now: Moment) -> None:
    say.away("All targets", to=address(telling.SECTION))
    say.section(target.label)
    say.paragraphs(telling.terms(stated, target))
    rows = telling.versions(stated, around, target, as_of=now.as_of, known_at_utc=now.known_at_utc)
    tables.show(rows, telling.VERSIONS, caption=f"Versions of {target.label}", key="versions", download=False)
    last = target.versions[-1]
    if answer(target, last) is Answer.WAITING:
        deciding.show(stated, around, target, last)
    else:
        proposing.show(stated, around, target, now)
