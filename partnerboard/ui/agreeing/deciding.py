"""What a party says to a proposed value: who, when, yes or no, and why; or the proposal is taken back."""

import streamlit as st

from partnerboard.agreements import Agreements
from partnerboard.agreements.initiative import Decision, Initiative, Target, Version
from partnerboard.agreements.targets import decided, unanswered, withdrawn
from partnerboard.errors import AgreementsInvalid
from partnerboard.pacing.terms import Verdict
from partnerboard.ui import say
from partnerboard.ui.agreeing import saving
from partnerboard.ui.agreeing.fields import DAYS, one_of
from partnerboard.ui.agreeing.moment import said_at, today
from partnerboard.ui.telling import agreeing_targets as telling

ANSWERS = {Verdict.AGREED.value: "Agrees", Verdict.REJECTED.value: "Rejects it"}


def show(stated: Agreements, around: Initiative, target: Target, version: Version) -> None:
    """What is asked, the form for one party's answer, and the way to take the proposal back."""
    names = telling.names_of(stated)
    say.section("Record the decision", telling.asks(target, version, names, around.currency))
    _answer(stated, around, target, version)
    with st.expander("Withdraw this proposal", type="compact", key=f"pb_more_{saving.key('withdraw')}"):
        say.note("What was agreed before stays in force, and the withdrawal is kept in the history.")
        if st.button("Withdraw the proposal", key=saving.key("do_withdraw")):
            _withdraw(stated, around, target, version)


def _answer(stated: Agreements, around: Initiative, target: Target, version: Version) -> None:
    names = telling.names_of(stated)
    parties = {party: names[party] for party in unanswered(target, version)}
    with st.form(saving.key("decision"), enter_to_submit=False):
        left, right = st.columns(2)
        with left:
            party = one_of("Party", parties, next(iter(parties)), key=saving.key("party"), can_be_none=False)
            by = st.text_input("Who says so", key=saving.key("by"), max_chars=200, help="A name or an office.")
        with right:
            verdict = st.radio(
                "Answer", list(ANSWERS), format_func=lambda each: ANSWERS[each], horizontal=True, key=saving.key("says")
            )
            day = st.date_input("On", today(stated), max_value=today(stated), format=DAYS, key=saving.key("said_on"))
        reason = st.text_input("Reason", key=saving.key("why"), max_chars=500, help="A rejection needs one.")
        is_sent = st.form_submit_button("Record the answer", type="primary")
    if not is_sent or party is None:
        return
    word = Decision(
        organisation=party,
        decision=str(verdict),
        by=by.strip(),
        at=said_at(day, stated, after=version.proposed_at),
        reason=reason.strip() or None,
    )
    try:
        edit = decided(stated, target.id, version.no, word)
    except AgreementsInvalid as problem:
        say.failed(problem)
        return
    saving.save(edit, done=telling.answered(target, version, word, names, around.currency))


def _withdraw(stated: Agreements, around: Initiative, target: Target, version: Version) -> None:
    try:
        edit = withdrawn(stated, target.id, version.no)
    except AgreementsInvalid as problem:
        say.failed(problem)
        return
    is_all_of_it = len(target.versions) == 1
    saving.save(edit, done=telling.was_withdrawn(target, version, around.currency), to="" if is_all_of_it else None)
