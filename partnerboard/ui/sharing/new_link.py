"""A new link: who it is for and what it shows, saved as a draft that nobody can open yet."""

from datetime import datetime

import streamlit as st

from partnerboard.metrics import format as written
from partnerboard.sharing import managing
from partnerboard.sharing.terms import Terms
from partnerboard.ui import say
from partnerboard.ui.sharing import acting, form
from partnerboard.ui.telling import shared_link as telling
from partnerboard.ui.telling.shared_links import Cast


def show(cast: Cast, now: datetime) -> None:
    """The form; once it is saved, the draft is looked at."""
    st.button("All links", icon=":material/arrow_back:", type="tertiary", on_click=acting.look_at, args=("",))
    say.section("Share with a partner", "Nobody can open it before you have looked at it and made it live.")
    today = now.astimezone(cast.zone).date()
    with st.form(acting.key("new"), enter_to_submit=False):
        whom = form.whom(cast)
        shown = form.shown(None, cast, today)
        is_sent = st.form_submit_button("Save as a draft", type="primary")
    if not is_sent:
        return
    if whom is None:
        say.wrong("This cannot be saved as it is.", ["Choose who it is shared with."])
        return
    label = shown["label"] or f"{cast.partner(whom[1])}, {written.day(today)}"
    terms = Terms(**{**shown, "label": label, "initiative_id": whom[0], "partner_id": whom[1]})  # type: ignore[arg-type] # the form's fields are named as they are
    made = acting.do(lambda warehouse, by: managing.draft(warehouse, terms, by), done=telling.was_drafted(terms, cast))
    if made:
        acting.look_at(made)
        st.rerun()
