"""A new target: what it counts, when, for whom; what the last weeks came to; and the value that is proposed."""

from dataclasses import replace

import streamlit as st

from partnerboard.agreements import Agreements
from partnerboard.agreements.editing import added, address, applied
from partnerboard.agreements.initiative import Initiative, Target, Version
from partnerboard.agreements.sums import beside
from partnerboard.agreements.targets import proposed
from partnerboard.errors import AgreementsInvalid
from partnerboard.ui import say
from partnerboard.ui.agreeing import saving, value_help
from partnerboard.ui.agreeing.moment import Moment, said_at
from partnerboard.ui.agreeing.proposing import who_proposes
from partnerboard.ui.agreeing.target_terms import terms_fields
from partnerboard.ui.agreeing.value_fields import Value, value_fields
from partnerboard.ui.telling import agreeing_targets as telling
from partnerboard.ui.telling import agreeing_value as helping


def show(stated: Agreements, around: Initiative, now: Moment) -> None:
    """The form, with what the weeks before came to beside the value."""
    say.section(f"Propose a new target for {around.name}")
    with st.container(border=True, key="pb_terms"):
        target = terms_fields(stated, around)
    say.section("What helps to arrive at its value")
    found = value_help.show(value_help.wanted(around.id, target), now, around.currency)
    with st.container(border=True, key="pb_propose"):
        version, by = _version(stated, around, target)
        target = _with(target, version)
        said = (
            helping.needed(found, value_help.terms(target), version.value, now.as_of, target.metric, around.currency),
            _sums(stated, around, target),
        )
        say.paragraphs([each for each in said if each])
        is_sent = st.button("Propose this target", type="primary", key=saving.key("propose"))
    if is_sent:
        _propose(stated, around, target, by)


def _version(stated: Agreements, around: Initiative, target: Target) -> tuple[Version, str]:
    name = f"first_{target.metric}"
    value = value_fields(target.metric, target.direction, Value(), currency=around.currency, name=name)
    party, by, day = who_proposes(stated, target.parties)
    reason = st.text_input("Reason", key=saving.key("reason"), max_chars=500, help="Printed in every report.")
    version = Version(
        no=1,
        value=value.value,
        low=value.low,
        high=value.high,
        effective_from=target.from_,
        reason=reason.strip(),
        proposed_by=party,
        proposed_at=said_at(day, stated),
    )
    return version, by


def _with(target: Target, version: Version) -> Target:
    return replace(target, versions=(version,))


def _sums(stated: Agreements, around: Initiative, target: Target) -> str:
    names = {each.id: each.short_name for each in stated.partners}
    thought = applied(stated, [added(("initiatives", around.id, "targets"), target)])
    return helping.sums(beside(thought, around.id, target), names, target.metric, around.currency)


def _propose(stated: Agreements, around: Initiative, target: Target, by: str) -> None:
    try:
        edit = proposed(around.id, target, by=by)
    except AgreementsInvalid as problem:
        say.failed(problem)
        return
    done = telling.proposal_made(target, target.versions[0], telling.names_of(stated), around.currency)
    saving.save(edit, done=done, to=address(target))
