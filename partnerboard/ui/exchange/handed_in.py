"""Files that partners handed in, for whoever decides: what waits, one file with its preview, accept or reject."""

from dataclasses import replace
from datetime import UTC, datetime
from html import escape

import streamlit as st

from partnerboard.errors import DamagedFile, FileRefused, NotAllowed, OfferClosed, PartnerboardError
from partnerboard.ingest.offered.answering import Folders, accept, look_again, reject
from partnerboard.ingest.offered.looking import Looked
from partnerboard.ingest.offered.offered_file import OfferedFile, offered_files
from partnerboard.insights.exchange import Differences, claimed_posts, differences
from partnerboard.insights.workspace import partners
from partnerboard.scope import Scope
from partnerboard.ui import export_card, say, tables, who, withdrawing
from partnerboard.ui.exchange import side_by_side
from partnerboard.ui.telling import exchange as telling
from partnerboard.ui.telling import imports, upload
from partnerboard.ui.telling import upload_rows as rows
from partnerboard.ui.workspace import asked, workspace
from partnerboard.warehouse import Warehouse

_DONE = "pb_offered_done"

Seen = tuple[Differences | None, int]


def notice(scope: Scope) -> None:
    """How many files wait, with the way to them; nothing where none does."""
    files = asked(offered_files, scope)
    words = telling.waiting(files, _names(scope, files))
    if words:
        say.notice(words, remedy="Each is shown beside the dashboard's numbers before it is accepted.")
        say.away("Look at them", to=imports.address())


def section(scope: Scope) -> None:
    """Every file that was handed in, on the page of all files; nothing where there is none."""
    files = asked(offered_files, scope)
    if not files:
        return
    names = _names(scope, files)
    say.section("Handed in by partners", telling.waiting(files, names) or "No file waits for an answer.")
    tables.show(
        telling.staff_rows(files, names),
        telling.STAFF,
        caption="Files handed in by partners, the latest first",
        key="offered",
        rows_per_page=5,
    )


def picked(scope: Scope) -> OfferedFile | None:
    """The file that the address names, if it was handed in."""
    wanted = st.query_params.get("offered", "")
    return next((each for each in asked(offered_files, scope) if each.offered_id == wanted), None)


def show(scope: Scope, file: OfferedFile) -> None:
    """One file: who handed it in, what it is, how it differs, and the decision where it waits."""
    partner = _names(scope, (file,)).get(file.partner_id, file.partner_id)
    say.title(file.file_name, question="Imports · handed in by a partner")
    say.answer(f"Handed in by {partner}; {telling.became(file)}.")
    say.done(str(st.session_state.pop(_DONE, "")))
    say.away("All files", to=imports.address())
    tables.show(telling.facts(file, partner), telling.FACTS, caption="About this file", key="facts", download=False)
    if file.batch_id:
        say.away("See how it was loaded", to=imports.address(batch=file.batch_id))
    if file.waits:
        _decide(scope, file, partner)


def _decide(scope: Scope, file: OfferedFile, partner: str) -> None:
    try:
        found = asked(_looked, scope.within([file.initiative_id], [file.partner_id]), file)
    except DamagedFile as damage:
        say.failed(damage)
        return
    export, key = found.export, file.offered_id
    say.section("What accepting it would load")
    with st.container(key=f"pb_chart_{key}", gap="small"):
        st.html(
            export_card.head(export, upload.BEFORE[export.receipt.verdict])
            + export_card.facts(upload.facts(export))
            + export_card.notices(export.receipt.notices)
        )
        if export.rejected:
            shown = rows.problems(export.rejected[: telling.SHOWN])
            left = telling.left(len(export.rejected) - telling.SHOWN)
            st.html(
                tables.table_html(shown, rows.PROBLEMS, caption=f"Rows left out of {file.file_name}")
                + (f'<p class="pb-note">{escape(left)}</p>' if left else "")
            )
            tables.csv_button(rows.rejected_file(export), name=f"left_out_{key}")
        if found.seen:
            compared, claimed = found.seen
            if claimed:
                say.notice(telling.claimed(claimed))
            side_by_side.show(compared, key=key)
    _accept(file, partner, found)
    _reject(file, partner)


def _accept(file: OfferedFile, partner: str, found: Looked[Seen]) -> None:
    export = found.export
    if not export.can_load:
        say.notice("It cannot be loaded as it is.", remedy="Reject it, with a reason that its partner can act on.")
        return
    is_settled = not export.is_doubtful or st.checkbox(
        telling.doubt(export.receipt.rejected, export.rows_read), key=f"pb_doubt_{file.offered_id}"
    )
    if not st.button("Accept and load it", type="primary", key="pb_accept", disabled=not is_settled):
        return
    house = workspace()
    try:
        receipt = accept(
            house.warehouse,
            file,
            partner_name=partner,
            folders=_folders(),
            by=who.acting("approve"),
            at_utc=datetime.now(UTC),
        )
    except (FileRefused, NotAllowed, OfferClosed) as refusal:
        say.failed(refusal)
        return
    house.fold()
    if receipt.batch_id:
        withdrawing.remember(receipt.batch_id, telling.accepted(file, partner))
        st.query_params.clear()
        st.query_params["batch"] = receipt.batch_id
    st.rerun()


def _reject(file: OfferedFile, partner: str) -> None:
    with st.form("pb_reject", border=False, enter_to_submit=False):
        reason = st.text_input("Reason for rejecting it", max_chars=300, help="Its partner reads it.", width=420)
        is_sent = st.form_submit_button("Reject it")
    if not is_sent:
        return
    if not reason.strip():
        say.notice(telling.REASON_MISSING)
        return
    try:
        by = who.acting("approve")
        reject(workspace().warehouse, file, reason=reason.strip(), by=by, at_utc=datetime.now(UTC))
    except PartnerboardError as refusal:
        say.failed(refusal)
        return
    st.session_state[_DONE] = telling.rejected(file, partner)
    st.rerun()


def _looked(warehouse: Warehouse, scope: Scope, file: OfferedFile) -> Looked[Seen]:
    """What accepting would load and change, and how it differs; what was made ready is let go."""
    found = look_again(
        warehouse,
        file,
        lambda seen, batch_id: (differences(seen, scope, batch_id), claimed_posts(seen, batch_id)),
        folders=_folders(),
        at_utc=datetime.now(UTC),
    )
    return replace(found, export=replace(found.export, ready=None), ready=None)


def _folders() -> Folders:
    settings = workspace().settings
    return Folders(offered=settings.offered, kept=settings.kept_files)


def _names(scope: Scope, files: tuple[OfferedFile, ...]) -> dict[str, str]:
    """The partners of the files as people call them."""
    return {
        each.partner_id: each.short_name
        for initiative_id in {file.initiative_id for file in files}
        for each in asked(partners, scope, initiative_id)
    }
