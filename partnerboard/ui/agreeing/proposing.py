"""A change of an agreed value: what helps to arrive at it, what it would mean, and the proposal itself."""

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from partnerboard.agreements import Agreements
from partnerboard.agreements.editing import added, applied
from partnerboard.agreements.initiative import Initiative, Target, Version
from partnerboard.agreements.sums import beside
from partnerboard.agreements.targets import Answer, adjusted, answer, versions_of
from partnerboard.errors import AgreementsInvalid
from partnerboard.ui import say
from partnerboard.ui.agreeing import saving, value_help
from partnerboard.ui.agreeing.fields import DAYS, one_of
from partnerboard.ui.agreeing.moment import Moment, said_at, today
from partnerboard.ui.agreeing.value_fields import Value, value_fields
from partnerboard.ui.telling import agreeing_targets as telling
from partnerboard.ui.telling import agreeing_value as helping


def show(stated: Agreements, around: Initiative, target: Target, now: Moment) -> None:
    """Help, fields, what the typed value would mean, and the button."""
    say.section("Propose a change", "A new value is for the whole period, what is done included.")
    found = value_help.show(value_help.wanted(around.id, target), now, around.currency)
    with st.container(border=True, key="pb_propose"):
        version, by = _fields(stated, around, target, now)
        said = (
            helping.needed(found, value_help.terms(target), version.value, now.as_of, target.metric, around.currency),
            telling.bends(target, version.effective_from, version.proposed_at.date()),
            _sums(stated, around, target, version),
        )
        say.paragraphs([each for each in said if each])
        is_sent = st.button("Propose this value", type="primary", key=saving.key("propose"))
    if is_sent:
        _propose(stated, around, target, version, by)


def _fields(stated: Agreements, around: Initiative, target: Target, now: Moment) -> tuple[Version, str]:
    """The version as it is typed, and who speaks for it."""
    agreed = [each for each in target.versions if answer(target, each) is Answer.AGREED]
    start = agreed[-1] if agreed else target.versions[-1]
    earliest = min(max(target.versions[-1].effective_from, target.from_), target.to)
    left, right = st.columns(2)
    with left:
        value = value_fields(
            target.metric,
            target.direction,
            Value(start.value, start.low, start.high),
            currency=around.currency,
            name="new",
        )
    with right:
        since = st.date_input(
            "In force from",
            min(max(now.as_of + timedelta(days=1), earliest), target.to),
            min_value=earliest,
            max_value=target.to,
            format=DAYS,
            key=saving.key("since"),
            help="The expected line bends on this day; what was before stays as it was judged.",
        )
    party, by, day = who_proposes(stated, target.parties)
    reason = st.text_input("Reason", key=saving.key("reason"), max_chars=500, help="Printed in every report.")
    version = Version(
        no=0,
        value=value.value,
        low=value.low,
        high=value.high,
        effective_from=since,
        reason=reason.strip(),
        proposed_by=party,
        proposed_at=said_at(day, stated),
    )
    return version, by


def who_proposes(stated: Agreements, parties: tuple[str, ...]) -> tuple[str, str, date]:
    """The organisation that proposes, who speaks for it, and when."""
    names = telling.names_of(stated)
    home = next((each.id for each in stated.organisations if each.home), None)
    options = {each: names[each] for each in (*parties, *(each for each in names if each not in parties))}
    one, two, three = st.columns(3)
    with one:
        first = home if home in options else next(iter(options))
        party = one_of("Proposed by", options, first, key=saving.key("party"), can_be_none=False)
    with two:
        by = st.text_input("Who speaks for it", key=saving.key("by"), max_chars=200, help="A name or an office.")
    with three:
        day = st.date_input(
            "Proposed on", today(stated), max_value=today(stated), format=DAYS, key=saving.key("proposed_on")
        )
    return str(party), by.strip(), day


def _sums(stated: Agreements, around: Initiative, target: Target, version: Version) -> str:
    """What all partners together would promise with this value; as it stands while the version cannot be proposed."""
    names = {each.id: each.short_name for each in stated.partners}
    numbered = replace(version, no=target.versions[-1].no + 1)
    thought = applied(stated, [added(versions_of(around, target), numbered)])
    return helping.sums(beside(thought, around.id, target), names, target.metric, around.currency)


def _propose(stated: Agreements, around: Initiative, target: Target, version: Version, by: str) -> None:
    try:
        edit = adjusted(stated, target.id, version, by=by)
    except AgreementsInvalid as problem:
        say.failed(problem)
        return
    done = telling.proposal_made(target, version, telling.names_of(stated), around.currency)
    saving.save(edit, done=done)
