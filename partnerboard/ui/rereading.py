"""Read a loaded file again, as its layout and the answers stand now: what would change first, then the step."""

from datetime import UTC, date, datetime

import streamlit as st

from partnerboard.errors import PartnerboardError
from partnerboard.ingest.layouts import saved
from partnerboard.ingest.rerunning import Outcome, foreseen, read_again, rerun
from partnerboard.ingest.told import Told
from partnerboard.insights.imports import Batch
from partnerboard.insights.loads import Change, changes, figures
from partnerboard.platforms.declaration import Answers
from partnerboard.scope import Scope
from partnerboard.ui import say, tables, who, withdrawing
from partnerboard.ui.telling import rereading as telling
from partnerboard.ui.telling import upload
from partnerboard.ui.workspace import asked, workspace
from partnerboard.warehouse import Warehouse

_ASKED = "pb_read_again"


def show(scope: Scope, batch: Batch) -> None:
    """Behind a line: what is said anew about the file, what that would change, and the reason it takes."""
    if not who.may("withdraw"):
        return
    say.section(
        "Read this file again",
        "For a layout or an answer that was put right, and after an update. What would change is shown first.",
    )
    more = st.expander("Look what would change", type="compact", key="pb_more_again", on_change="rerun")
    if not more.open:
        return
    with more:
        _ask(batch)
        batch_id, answers = st.session_state.get(_ASKED, ("", Answers()))
        if batch_id == batch.batch_id:
            _preview(scope, batch, answers)


def _ask(batch: Batch) -> None:
    """The answers of then, to be left or put right."""
    then = Told.from_json(batch.answers)
    read_with = (then.layout or "").rpartition("@")[0]
    ways = telling.layouts([each.layout.name for each in saved(workspace().warehouse)], read_with)
    with st.form("pb_again", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        handle = st.text_input("Account", value=then.handle or "", width=220) if batch.platform_id else ""
        exported_on = st.date_input(
            "Exported on", value=then.exported_on, max_value=datetime.now(UTC).date(), format="DD/MM/YYYY", width=160
        )
        covers = st.date_input("Days it covers", value=then.covers or [], format="DD/MM/YYYY", width=260)
        post = st.text_input("Post it is about", value=then.post, width=220) if then.post else ""
        layout = st.selectbox("Read with", list(ways), format_func=lambda way: ways[way], width=320)
        if not st.form_submit_button("Show what would change"):
            return
    named = handle.strip().lstrip("@")
    st.session_state[_ASKED] = (
        batch.batch_id,
        Answers(
            account=f"{batch.platform_id}:{named}" if named else None,
            exported_on=exported_on if isinstance(exported_on, date) else None,
            covers=(covers[0], covers[1]) if len(covers) == 2 else None,
            post=post.strip() or None,
            layout=layout,
        ),
    )


def _preview(scope: Scope, batch: Batch, answers: Answers) -> None:
    try:
        outcome, moved = asked(_foreseen, scope, batch.batch_id, answers, by=who.acting("withdraw"))
    except PartnerboardError as failure:
        say.notice(failure.message, remedy=failure.remedy)
        return
    say.notice(telling.told(outcome, moved))
    if not outcome.is_new:
        return
    different = telling.rows(outcome)
    if not different.empty:
        tables.show(different, telling.CHANGES, caption="What would change", key="again", download=False)
    if moved:
        tables.show(upload.moved(moved), upload.CHANGES, caption="Targets that would move", key="again_targets")
    with st.form("pb_again_done", border=False, enter_to_submit=False):
        reason = st.text_input("Reason", max_chars=300, help="Kept with both readings and in the journal.", width=420)
        is_sent = st.form_submit_button("Let it count like this")
    if is_sent and not reason.strip():
        say.notice("Say in a few words why; the next person will want to know.")
    elif is_sent:
        _put_in_place(batch, answers, reason.strip())


def _foreseen(
    warehouse: Warehouse, scope: Scope, batch_id: str, answers: Answers, *, by: str
) -> tuple[Outcome, list[Change]]:
    """What reading a batch again would change; nothing of it is kept."""
    now = datetime.now(UTC)
    again = read_again(warehouse, batch_id, answers, keep_in=workspace().settings.kept_files, at_utc=now, by=by)
    before = figures(warehouse, scope)
    outcome, after = foreseen(warehouse, again, lambda seen: figures(seen, scope), by=by, at_utc=now)
    return outcome, changes(before, after)


def _put_in_place(batch: Batch, answers: Answers, reason: str) -> None:
    by, house, now = who.acting("withdraw"), workspace(), datetime.now(UTC)
    keep_in = house.settings.kept_files
    again = read_again(house.warehouse, batch.batch_id, answers, keep_in=keep_in, at_utc=now, by=by)
    outcome = rerun(house.warehouse, again, by=by, reason=reason, at_utc=now)
    st.session_state.pop(_ASKED, None)
    if outcome.is_new and outcome.receipt.batch_id:
        withdrawing.remember(outcome.receipt.batch_id, telling.done(batch, outcome))
        st.query_params["batch"] = outcome.receipt.batch_id
    st.rerun()
