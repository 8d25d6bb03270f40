"""How old the numbers of a page are, and behind that line the accounts and files they are made from."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from partnerboard.insights.workspace import DataAge
from partnerboard.scope import View
from partnerboard.ui import tables
from partnerboard.ui.telling import ages as telling


def show(ages: Sequence[DataAge], view: View, zone: str, *notes: str) -> None:
    """The line with the reporting time zone, named once per page; `notes` say what else limits the numbers."""
    words = " ".join(note for note in (telling.told(ages, view.as_of, zone), *notes) if note)
    if not any(age.files for age in ages):
        st.html(f'<p class="pb-note">{escape(words)}</p>')
        return
    rows = tables.table_html(telling.rows(ages), telling.ACCOUNTS, caption="Accounts with the age of their numbers")
    st.html(
        f'<details class="pb-source"><summary>{escape(words)} <b>Made from {escape(telling.behind_it(ages))}</b>'
        f"</summary>{rows}</details>"
    )
