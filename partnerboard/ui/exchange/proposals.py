"""The proposals that wait for a partner, each with a form for its answer."""

from functools import partial
from html import escape

import streamlit as st

from partnerboard import agreements
from partnerboard.agreements import ProblemsFound
from partnerboard.errors import PartnerboardError
from partnerboard.insights.comparable import comparable
from partnerboard.pacing.terms import Verdict
from partnerboard.ui import say
from partnerboard.ui.agreeing.value_help import terms, wanted
from partnerboard.ui.exchange.answering import Asked, Proposals, answer, proposals
from partnerboard.ui.filters import ALL_THAT_IS_KNOWN
from partnerboard.ui.gate import Shared
from partnerboard.ui.telling import agreeing_value, answering
from partnerboard.ui.telling.agreeing_targets import names_of
from partnerboard.ui.workspace import asked, workspace

_TOLD = "pb_answered"


def waiting(shared: Shared) -> Proposals:
    """What waits for the partner of this link now."""
    return proposals(agreements.load(workspace().warehouse), shared.link)


def outcome() -> None:
    """What became of an answer that was just given, told once."""
    told = st.session_state.pop(_TOLD, None)
    if isinstance(told, PartnerboardError):
        say.failed(told)
    elif told:
        say.done(str(told))


def show(shared: Shared, found: Proposals) -> None:
    """Each proposal in words with its form; nothing where none waits."""
    if not found.asked and not found.hidden:
        return
    say.section(answering.TITLE)
    if found.hidden:
        say.note(answering.hidden(found.hidden))
    for each in found.asked:
        _one(shared, each)


def _one(shared: Shared, one: Asked) -> None:
    stated = agreements.load(workspace().warehouse)
    link, target, version = shared.link, one.target, one.version
    names = names_of(stated)
    home = next((each.id for each in stated.organisations if each.home), None)
    named = {each: name for each, name in names.items() if link.shows_others or each in (home, one.organisation)}
    key = f"{target.id}_{version.no}_{version.proposed_at:%s}"
    with st.container(key=f"pb_chart_proposal_{key}", gap="small"):
        st.html(f'<h3 class="pb-chart-title">{escape(target.label)}</h3>')
        first, *more = answering.asks(
            target,
            version,
            named,
            currency=one.initiative.currency,
            as_of=shared.view.as_of,
            known_at_utc=link.known_at_utc or ALL_THAT_IS_KNOWN,
        )
        say.paragraphs([first, *filter(None, [_means(shared, one)])])
        for each in more:
            say.note(each)
        with st.form(f"pb_answer_{key}", border=False, enter_to_submit=False):
            st.radio(
                "Your answer",
                list(answering.ANSWERS),
                index=None,
                format_func=lambda verdict: answering.ANSWERS[verdict],
                horizontal=True,
                key=f"pb_verdict_{key}",
            )
            st.text_input("Who says so", key=f"pb_by_{key}", max_chars=120, help="A name or an office.", width=420)
            st.text_input("Reason", key=f"pb_reason_{key}", max_chars=500, help="A rejection needs one.", width=620)
            st.checkbox(
                say.label(answering.confirmation(target, version, names[one.organisation], one.initiative.currency)),
                key=f"pb_may_{key}",
            )
            st.form_submit_button(
                "Send our answer", type="primary", key=f"pb_send_{key}", on_click=partial(_send, one, key)
            )


def _means(shared: Shared, one: Asked) -> str:
    """What the value means for each week: of what is left, where the figures are the partner's own; else on average."""
    target, currency = one.target, one.initiative.currency
    if target.partner == shared.link.partner_id:
        found = asked(
            comparable,
            shared.scope,
            wanted(one.initiative.id, target),
            as_of=shared.view.as_of,
            known_at_utc=shared.link.known_at_utc or ALL_THAT_IS_KNOWN,
        )
        if found is not None:
            said = agreeing_value.needed(
                found, terms(target), one.version.value, shared.view.as_of, target.metric, currency
            )
            if said:
                return said
    return answering.a_week(target, one.version, currency)


def _send(one: Asked, key: str) -> None:
    """Before the page runs again: the answer to what was shown, whatever stands by now."""
    given = {name: st.session_state.get(f"pb_{name}_{key}") for name in ("verdict", "by", "reason", "may")}
    try:
        st.session_state[_TOLD] = _sent(one, given)
    except ProblemsFound:  # its words name records of others
        st.session_state[_TOLD] = PartnerboardError(
            "Your answer cannot be recorded now.", "Tell the person who sent you the link."
        )
    except PartnerboardError as problem:
        st.session_state[_TOLD] = problem


def _sent(one: Asked, given: dict[str, object]) -> str:
    if given["verdict"] is None:
        raise PartnerboardError("No answer is chosen.", "Choose whether you agree.")
    if not given["may"]:
        raise PartnerboardError("Your answer was not sent yet.", answering.UNCONFIRMED)
    agrees = given["verdict"] == Verdict.AGREED.value
    return answer(one, agrees=agrees, name=str(given["by"] or ""), reason=str(given["reason"] or ""))
