"""Everything that was ever changed in the agreements: who, when, what; searched and downloaded."""

from partnerboard.agreements import Agreements
from partnerboard.agreements.trail import trail
from partnerboard.ui import pick, say, tables
from partnerboard.ui.telling import agreeing_history as telling
from partnerboard.ui.workspace import asked


def show(stated: Agreements) -> None:
    """The audit trail, the latest first."""
    entries = telling.of_agreements(asked(trail))
    if not entries:
        say.nothing_yet("Nothing has been changed yet.", remedy="Every change on this page will stand here.")
        return
    words, kind = pick.changes(telling.kinds(entries))
    found = telling.found(entries, words, kind)
    say.note(telling.counted(found, entries))
    if found:
        tables.show(telling.rows(found, stated), telling.TABLE, caption="Changes, the latest first", key="history")
