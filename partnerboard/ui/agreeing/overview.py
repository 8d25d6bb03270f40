"""What stands, what waits for whom, and what changed last; the file of it all, to take away and to bring."""

from dataclasses import replace

import streamlit as st

from partnerboard.agreements import Agreements, write
from partnerboard.agreements.cast import Workspace
from partnerboard.agreements.editing import changed
from partnerboard.agreements.trail import trail
from partnerboard.ui import agreements_file, say, tables
from partnerboard.ui.agreeing import fields, saving
from partnerboard.ui.agreeing.fields import Part
from partnerboard.ui.telling import agreeing as words
from partnerboard.ui.telling import agreeing_history as history
from partnerboard.ui.telling import agreeing_overview as telling
from partnerboard.ui.telling import agreeing_start as start
from partnerboard.ui.workspace import asked

LAST = 8


def show(stated: Agreements) -> None:
    """The first section of the page."""
    tables.show(telling.standing(stated), telling.STANDING, caption="What stands", key="standing", download=False)
    waiting = telling.waiting(stated)
    say.section("What waits for an answer", telling.waiting_told(waiting))
    if not waiting.empty:
        tables.show(waiting, telling.WAITING, caption="Proposals without an answer", key="waiting")
    entries = history.of_agreements(asked(trail))
    if entries:
        say.section("Last changes", "Every change is kept, with who made it; the section History has all of them.")
        tables.show(
            history.last(entries[:LAST], stated),
            history.TABLE,
            caption="The last changes",
            key="last_changes",
            download=False,
        )
    say.section("As one file", telling.FILE)
    st.download_button(
        "Download the agreements file",
        data=lambda: write(stated),
        file_name="agreements.toml",
        mime="application/toml",
        key="pb_csv_agreements",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
    agreements_file.offer(stated)
    say.section("The partnership itself")
    before = saving.opened("workspace", stated.workspace)
    part = Part(Workspace, (("name", "report_zone"),), vars(before), choices={"report_zone": start.zones()})
    given = fields.form("workspace", stated, part)
    if given:
        after = replace(before, **given[0])
        saving.save(changed(("workspace",), before, after), done=words.saved(after))
