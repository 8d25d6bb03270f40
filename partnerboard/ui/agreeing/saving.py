"""Saving what a form says: all of it or none, the reason beside the form, and never over somebody else's change."""

from datetime import UTC, datetime
from typing import TypeVar

import streamlit as st

from partnerboard import agreements
from partnerboard.agreements import Edit, ProblemsFound
from partnerboard.agreements.editing import applied
from partnerboard.errors import AgreementsChanged
from partnerboard.ui import say, who
from partnerboard.ui.telling import agreeing as telling
from partnerboard.ui.workspace import workspace

_OPENED, _DONE, _ROUND = "pb_opened", "pb_agreed", "pb_round"
RECORD = "record"  # the parameter of the address that names the record looked at

Record = TypeVar("Record")


def key(name: str) -> str:
    """The key of a form or a field: another one after each save, so that the next form starts from what stands."""
    return f"pb_{name}_{st.session_state.get(_ROUND, 0)}"


def opened(name: str, record: Record) -> Record:
    """The record as it stood when the form of this name was opened: what the form's answer is compared with."""
    forms: dict[str, Record] = st.session_state[_OPENED][1]
    return forms.setdefault(name, record)


def arrive() -> None:
    """Let go of forms that were left: what is opened again starts from what stands now. Called before any form."""
    here = (st.query_params.get("section"), st.query_params.get(RECORD), workspace().kind)
    if st.session_state.get(_OPENED, (None,))[0] != here:
        st.session_state[_OPENED] = (here, {})


def save(*edits: Edit, done: str, to: str | None = None) -> None:
    """Put the edits in force, tell what was `done`, and look at the record `to` next; '' leads back to the list.

    What is refused is told right here, and what was typed stays on the form. Without `to` the same record is shown.
    """
    actor = who.acting("agree")
    try:
        with st.spinner(telling.SAVING, show_time=True):
            agreements.change(workspace().warehouse, edits, actor=actor, at_utc=datetime.now(UTC))
    except ProblemsFound as found:
        tried = applied(agreements.load(workspace().warehouse), edits)
        edited = [edit.after for edit in edits]
        say.wrong("This cannot be saved as it is.", telling.refused(found.problems, tried, edited))
    except AgreementsChanged as changed:
        say.failed(changed)
        st.button("Show what stands now", key="pb_anew", on_click=_anew)
    else:
        _anew()
        st.session_state[_DONE] = done
        if to is not None:
            look_at(to)
        st.rerun()


def look_at(record: str) -> None:
    """Name the record looked at in the address; '' for none."""
    if record:
        st.query_params[RECORD] = record
    else:
        st.query_params.pop(RECORD, None)


def what_was_saved() -> str:
    """What was just saved, told once."""
    return str(st.session_state.pop(_DONE, ""))


def _anew() -> None:
    st.session_state.pop(_OPENED, None)  # the next run arrives anew
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
