"""A partner brings files: what each is and how it differs is shown, what is open is asked, then they are handed in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from html import escape

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from partnerboard.errors import NotAdmitted
from partnerboard.ingest.offered.handing_in import BYTES_A_DAY
from partnerboard.insights.exchange import accounts_of
from partnerboard.ui import export_card, say, tables, waiting
from partnerboard.ui.exchange import side_by_side
from partnerboard.ui.exchange.counter import Brought, Counter, counter, handed_in_before, held_to_limits
from partnerboard.ui.gate import Shared
from partnerboard.ui.telling import exchange as telling
from partnerboard.ui.telling import upload as of_exports
from partnerboard.ui.telling import upload_rows as rows
from partnerboard.ui.workspace import asked

_WRONG = "pb_hand_in_wrong"


def show(shared: Shared) -> None:
    """The uploader, a card for each file, and the form that hands in what can be."""
    here = counter(shared.link)
    say.section("Hand in your numbers")
    own = asked(accounts_of, shared.scope)
    say.paragraphs([telling.accounts(own)])
    if own:
        say.note(f"{telling.HOW} {telling.LIMITS}")
        here.take(_uploader(here))
        waiting.through([waiting.Job(file.name, partial(file.look, shared.scope)) for file in here.waiting()])
        for file in here.files.values():
            _card(file, here, shared)
        _form(here)
    _before(shared)


def outcome(shared: Shared) -> None:
    """What became of files that were just handed in, told once."""
    here = counter(shared.link)
    wrong = st.session_state.pop(_WRONG, None)
    if wrong:
        say.failed(wrong)
    say.done(telling.handed_in(here.handed_in))
    here.handed_in = []


def _uploader(here: Counter) -> list[UploadedFile]:
    given = st.file_uploader(
        "Exports or templates of your accounts",
        accept_multiple_files=True,
        key=f"pb_exchange_{here.emptied}",
        max_upload_size=BYTES_A_DAY // 1024**2,
    )
    return list(given or [])


def _card(file: Brought, here: Counter, shared: Shared) -> None:
    if file.looked is None:
        return
    export, key = file.looked.export, f"x_{file.upload_id}".replace("-", "_")
    refusal = here.refused.get(file.upload_id)
    if refusal is None and file.looked.account_ids:
        refusal = held_to_limits(file, shared.link, shared.scope)
    verdict = telling.BEFORE["refused" if refusal else export.receipt.verdict]
    with st.container(key=f"pb_chart_{key}", gap="small"):
        st.html(
            export_card.head(export, verdict)
            + export_card.facts(of_exports.facts(export))
            + export_card.notices(export.receipt.notices)
        )
        if refusal:
            say.notice(refusal.message, remedy=refusal.remedy)
        if export.receipt.verdict == "needs_input":
            _ask(file, shared, key)
        if export.rejected:
            left = telling.left(len(export.rejected) - telling.SHOWN)
            st.html(
                tables.table_html(
                    rows.problems(export.rejected[: telling.SHOWN]),
                    rows.PROBLEMS,
                    caption=f"Rows left out of {file.name}",
                )
                + (f'<p class="pb-note">{escape(left)}</p>' if left else "")
            )
        if file.looked.account_ids:
            side_by_side.show(file.looked.seen, key=key)
        if export.is_doubtful and not refusal:
            file.is_doubt_settled = st.checkbox(
                telling.doubt(export.receipt.rejected, export.rows_read),
                value=file.is_doubt_settled,
                key=f"pb_doubt_{key}",
            )


def _ask(file: Brought, shared: Shared, key: str) -> None:
    """What the file does not say. Offered are the partner's own accounts; nothing is proposed from other files."""
    receipt = file.looked.export.receipt if file.looked else None
    if receipt is None:
        return
    needs = receipt.needs
    own = [each for each in asked(accounts_of, shared.scope) if each.handle and each.platform_id == receipt.platform]
    names = {f"{each.platform_id}:{each.handle}": each.account_name for each in own}
    with st.form(f"pb_asks_{key}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        account = exported_on = covers = None
        if "account" in needs:
            account = st.selectbox(
                "Account it is about",
                list(names),
                index=0 if len(names) == 1 else None,
                format_func=lambda each: names[each],
                key=f"pb_account_{key}",
                width=320,
            )
        if "exported_on" in needs:
            exported_on = st.date_input(
                "Exported on",
                value=None,
                max_value=datetime.now(UTC).date(),
                format="DD/MM/YYYY",
                key=f"pb_exported_{key}",
                width=180,
            )
        if "covers" in needs:
            covers = st.date_input("Days it covers", value=[], format="DD/MM/YYYY", key=f"pb_covers_{key}", width=260)
        is_answered = st.form_submit_button("That is it", type="primary")
    if not is_answered:
        return
    given = replace(
        file.answers,
        account=account or file.answers.account,
        exported_on=exported_on if isinstance(exported_on, date) else file.answers.exported_on,
        covers=(covers[0], covers[1]) if covers and len(covers) == 2 else file.answers.covers,
    )
    if any(getattr(given, need) is None for need in needs):
        say.notice("Something is still missing.", remedy="Fill in every field above; nothing is guessed.")
        return
    file.say(given)
    st.rerun()


def _form(here: Counter) -> None:
    """Who hands in, what they say, and the button. Nothing is kept before it is pressed."""
    ready = [file for file in here.files.values() if file.can_be_offered]
    if not ready:
        return
    with st.form("pb_hand_in", border=False, enter_to_submit=False):
        name = st.text_input(
            "Who hands it in", key="pb_hand_in_name", max_chars=120, help="A name or an office.", width=420
        )
        note = st.text_input("Note (optional)", key="pb_hand_in_note", max_chars=300, width=620)
        is_sent = st.form_submit_button(telling.button(len(ready)), type="primary")
    if not is_sent:
        return
    if not name.strip():
        say.notice(telling.NAME_MISSING)
        return
    try:
        here.hand_in(name.strip(), note.strip())
    except NotAdmitted as refusal:
        st.session_state[_WRONG] = refusal
    st.rerun()


def _before(shared: Shared) -> None:
    """What this partner handed in before, with what became of it."""
    files = handed_in_before(shared.scope)
    if not files:
        return
    say.section("What you handed in")
    tables.show(
        telling.rows(files), telling.OWN, caption="Files handed in, the latest first", key="handed_in", download=False
    )
