"""The agreements file on a page: its template, everything that is wrong with it, and what it would put in force."""

from datetime import UTC, datetime

import streamlit as st

from partnerboard import agreements
from partnerboard.agreements import Agreements
from partnerboard.settings import PROJECT
from partnerboard.ui import say, tables, who
from partnerboard.ui.telling import agreeing
from partnerboard.ui.telling import agreeing_overview as overview
from partnerboard.ui.telling import newcomer as telling
from partnerboard.ui.workspace import workspace

TEMPLATE = PROJECT / "docs" / "leads" / "agreements-template.toml"


def template() -> None:
    """The file to start from, with every record explained in it."""
    st.download_button(
        "Download the template",
        data=TEMPLATE.read_bytes(),
        file_name="our-partnership.toml",
        mime="application/toml",
        key="pb_csv_template",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def offer(in_force: Agreements | None = None) -> None:
    """Take a file, check it as soon as it is there, and put it in force when that is wanted.

    What it would change of what is `in_force` is told first.
    """
    brought = st.file_uploader("The agreements file", type="toml", key="pb_agreements_file")
    if brought is None:
        return
    try:
        stated = agreements.read(brought.getvalue().decode("utf-8"))
    except UnicodeDecodeError:
        say.notice(f"{brought.name} is not UTF-8 text.", remedy="Save it as UTF-8 and drop it again.")
        return
    except agreements.ProblemsFound as refused:
        say.notice(telling.refused(brought.name, len(refused.problems)), remedy="Mend the file and drop it again.")
        problems = telling.problems(refused.problems)
        tables.show(problems, telling.PROBLEMS, caption=f"Problems in {brought.name}", key="agreements_problems")
        return
    say.note(telling.would_be_in_force(stated))
    if in_force is not None:
        differences = overview.changes(agreements.changes_between(in_force, stated))
        say.note(telling.would_change(len(differences)))
        if differences.empty:
            return
        tables.show(differences, overview.CHANGES, caption="What the file would change", key="file_changes")
    if st.button("Put it in force", type="primary", key="pb_put_in_force"):
        actor = who.acting("agree")
        with st.spinner(agreeing.SAVING, show_time=True):
            agreements.store(workspace().warehouse, stated, actor=actor, at_utc=datetime.now(UTC))
        st.rerun()
