"""Take a file out of every answer, or let it count again: said before it is done, done with a reason, said after."""

from datetime import UTC, datetime

import streamlit as st

from partnerboard.ingest import upkeep
from partnerboard.ingest.foresight import consequence
from partnerboard.insights.imports import Batch
from partnerboard.scope import Scope
from partnerboard.ui import say, who
from partnerboard.ui.telling import batch as telling
from partnerboard.ui.workspace import asked, workspace

_DONE = "pb_done_with"


def show(scope: Scope, batch: Batch) -> None:
    """The one thing that can be done with a file now, what it changes, and the reason it takes; for who may do it."""
    if not who.may("withdraw"):
        return
    step = telling.step(batch, asked(consequence, scope, batch.batch_id))
    say.section(step.verb, step.changes)
    with st.form(f"pb_{batch.state}_{batch.batch_id}", border=False, enter_to_submit=False):
        reason = st.text_input("Reason", max_chars=300, help="Kept with the file and in the journal.", width=420)
        is_sent = st.form_submit_button(step.verb)
    if not is_sent:
        return
    if not reason.strip():
        say.notice("Say in a few words why; the next person will want to know.")
        return
    change = upkeep.withdraw if batch.counts else upkeep.restore
    change(
        workspace().warehouse,
        batch.batch_id,
        by=who.acting("withdraw"),
        reason=reason.strip(),
        at_utc=datetime.now(UTC),
    )
    remember(batch.batch_id, step.done)
    st.rerun()


def remember(batch_id: str, words: str) -> None:
    """What was just done with a file, to be told on its page."""
    st.session_state[_DONE] = (batch_id, words)


def what_happened(batch: Batch) -> str:
    """What was just done with this file, told once; empty when nothing was."""
    batch_id, words = st.session_state.pop(_DONE, ("", ""))
    return str(words) if batch_id == batch.batch_id else ""
