"""The only page while the database cannot be trusted: what is wrong, what stands behind it, one button."""

import streamlit as st

from partnerboard.recovery.safeguards import Safeguards
from partnerboard.ui import say, who
from partnerboard.ui.telling import recovery as telling
from partnerboard.ui.workspace import workspace


def show() -> None:
    """Say it, offer to recover, and show how far that is."""
    house = workspace()
    fault = house.fault
    if house.progress is not None:
        say.preparing(
            "Recovering the database",
            telling.WHAT_IT_DOES,
            text=lambda now: telling.progress(now.done, now.total, now.file),
            progress=lambda: house.progress,
            until=lambda: house.progress is None,
        )
        return
    if fault is None:  # recovered a moment ago
        st.rerun()
    kept = Safeguards.of(house.path)
    say.title("The database needs recovery", question="Before anything else")
    say.answer(fault.message, telling.SAFE)
    say.paragraphs([telling.behind_it(kept.changes, kept.backup_made_at), telling.WHAT_IT_DOES])
    if not who.may("recover"):
        say.notice(telling.ASK_AN_OWNER)
    elif house.refusal is None:
        st.button("Recover now", type="primary", key="pb_recover", on_click=_recover)
    else:
        say.notice(house.refusal.message, remedy=telling.WITHOUT)
        with st.container(horizontal=True):
            st.button("Try again", type="primary", key="pb_recover", on_click=_recover)
            st.button(
                "Recover without it",
                key="pb_recover_without",
                on_click=_recover,
                kwargs={"is_loss_accepted": True},
            )
    say.note(telling.ON_THE_COMMAND_LINE)


def _recover(*, is_loss_accepted: bool = False) -> None:
    workspace().recover(by=who.acting("recover"), is_loss_accepted=is_loss_accepted)
