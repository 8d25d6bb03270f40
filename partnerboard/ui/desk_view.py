"""The upload page's parts: the uploader, one card per export before loading, one receipt after."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from html import escape

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from partnerboard.errors import UnknownBatch
from partnerboard.ingest import upkeep
from partnerboard.ingest.inspecting import Inspected
from partnerboard.scope import Scope
from partnerboard.ui import export_card, say, tables, waiting, who
from partnerboard.ui.desk import Brought, Desk, Done, desk
from partnerboard.ui.telling import upload as telling
from partnerboard.ui.telling import upload_rows as rows
from partnerboard.ui.telling.imports import address
from partnerboard.ui.workspace import workspace

SHOWN = 5
_LOAD = "pb_load"

Asking = Callable[[Brought, Inspected, str], None]
"""Goes on with what an export needs from a person; the last argument is unique on the page."""


def uploader(here: Desk) -> list[UploadedFile]:
    """Where files are dropped: many at once, a ZIP of exports, or a whole folder."""
    is_folder = st.session_state.get("pb_whole_folder", False)
    given = st.file_uploader(
        "A folder of exports" if is_folder else "Exports, templates, or a ZIP of them",
        accept_multiple_files="directory" if is_folder else True,
        key=f"pb_uploads_{is_folder}_{here.emptied}",
    )
    st.toggle("Take a whole folder", key="pb_whole_folder")
    return list(given or [])


def size_of(file: Brought) -> str:
    """What is being read or stored: 'posts.csv (1.2 MB, 4,210 rows)', with what is known of it."""
    megabytes, rows = file.size / 1e6, sum(each.rows_read for each in file.exports or [])
    told = [*([f"{megabytes:,.1f} MB"] if megabytes >= 0.1 else []), *([f"{rows:,} rows"] if rows > 1 else [])]
    return f"{file.name} ({', '.join(told)})" if told else file.name


def card(file: Brought, ask: Asking, map_columns: Asking) -> None:
    """One uploaded file with everything that was found in it."""
    for number, export in enumerate(file.exports or []):
        key = f"{file.upload_id}_{number}".replace("-", "_")
        with st.container(key=f"pb_chart_{key}", gap="small"):
            st.html(
                export_card.head(export, telling.BEFORE[export.receipt.verdict])
                + export_card.facts(telling.facts(export))
                + export_card.notices(export.receipt.notices)
            )
            if export.receipt.batch_id and export.receipt.verdict in ("refused", "already_loaded"):
                say.away("See how it was loaded", to=address(batch=export.receipt.batch_id))
            if export.receipt.verdict == "needs_input":
                ask(file, export, key)
            elif export.receipt.verdict == "refused":
                map_columns(file, export, key)
            _problems(export, key)
            _sample(export, key)
            if not file.is_in_uploader and not number:
                st.button("Remove", key=f"pb_remove_{key}", on_click=desk().drop, args=(file,), type="tertiary")
    doubtful = [export for export in file.exports or [] if export.is_doubtful]
    if doubtful:
        file.is_doubt_settled = st.checkbox(
            " ".join(telling.doubt(export) for export in doubtful),
            value=file.is_doubt_settled,
            key=f"pb_doubt_{file.upload_id}",
        )


def is_load_pressed() -> bool:
    """Whether this run is there to load. What is loaded is not drawn again meanwhile: its card stays as it is."""
    return bool(st.session_state.get(_LOAD))


def load_button(here: Desk, scope: Scope) -> None:
    """Nothing is stored before this is pressed."""
    files = here.loadable()
    if not files or not st.button(telling.load_words(len(files)), type="primary", key=_LOAD):
        return
    who.acting("upload")
    work = [[partial(here.load, file)] for file in files]
    work[0].insert(0, partial(here.begin, scope))
    work[-1].append(partial(here.look_back, scope))
    waiting.through([waiting.Job(size_of(file), partial(_do, steps)) for file, steps in zip(files, work, strict=True)])
    workspace().fold()
    here.empty_uploader()
    st.rerun()


def _do(steps: Sequence[Callable[[], None]]) -> None:
    for step in steps:
        step()


def receipt(done: Done, number: int) -> None:
    """What became of one export, with the way back."""
    key = f"receipt_{number}"
    with st.container(key=f"pb_chart_{key}", gap="small"):
        shown, told = done.export, done.export.receipt
        changed = telling.what_changed(done.effect)
        st.html(
            export_card.head(shown, telling.AFTER[told.verdict] if not done.is_undone else telling.UNDONE)
            + (f'<p class="pb-text">{escape(changed)}</p>' if changed else "")
            + export_card.facts(telling.facts(shown))
            + export_card.notices(told.notices)
        )
        _problems(shown, key)
        if told.batch_id and told.is_in:
            words = "Let it count again" if done.is_undone else "Undo this load"
            st.button(words, key=f"pb_undo_{number}", on_click=_undo, args=(done,), type="tertiary")


def _undo(done: Done) -> None:
    """Withdraw the load, or restore it where it was undone before."""
    by, change = who.acting("withdraw"), upkeep.restore if done.is_undone else upkeep.withdraw
    batch_id, reason = str(done.export.receipt.batch_id), "Undone on the upload page"
    with suppress(UnknownBatch):  # somebody else did it meanwhile, and the outcome is the same
        change(workspace().warehouse, batch_id, by=by, reason=reason, at_utc=datetime.now(UTC))
    done.is_undone = not done.is_undone


def _problems(export: Inspected, key: str) -> None:
    """The rows that are left out: the first few here, all of them as a file to mend the export by."""
    if not export.rejected:
        return
    shown = rows.problems(export.rejected[:SHOWN])
    rest = len(export.rejected) - SHOWN
    more = f'<p class="pb-note">And {rest:,} more in the CSV.</p>' if rest > 0 else ""
    st.html(tables.table_html(shown, rows.PROBLEMS, caption=f"Rows left out of {export.receipt.file}") + more)
    tables.csv_button(rows.rejected_file(export), name=f"left_out_{key}")


def _sample(export: Inspected, key: str) -> None:
    if not export.rows:
        return
    more = st.expander("The first rows, as they were read", type="compact", key=f"pb_more_{key}", on_change="rerun")
    if more.open:
        frame, columns = rows.sample(export)
        words = "Behind an arrow stands what the file prints, where it is written differently."
        with more:
            st.html(
                f'<p class="pb-note">{words}</p>'
                + tables.table_html(frame, columns, caption=f"First rows of {export.receipt.file}")
            )
