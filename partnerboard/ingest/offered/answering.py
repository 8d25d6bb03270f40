"""What becomes of a file that a partner handed in: loaded like any other, or rejected with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from partnerboard.errors import FileRefused, OfferClosed
from partnerboard.ingest import outcomes, reading
from partnerboard.ingest.handover import Handover
from partnerboard.ingest.inspecting import shown
from partnerboard.ingest.keeping import keep, kept_file, kept_path
from partnerboard.ingest.loading import NothingToKeep, Ready, made_ready, store_within
from partnerboard.ingest.offered.looking import Asking, Looked, Seen
from partnerboard.ingest.offered.offered_file import OfferedFile, seen_by
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.told import Told
from partnerboard.warehouse import Trial, Warehouse, Writer


@dataclass(frozen=True, slots=True)
class Folders:
    """Where files lie that were handed in, and where those lie that were loaded."""

    offered: Path
    kept: Path


def look_again(
    warehouse: Warehouse, file: OfferedFile, asking: Asking[Seen], *, folders: Folders, at_utc: datetime
) -> Looked[Seen]:
    """What loading a file that waits would do, and what is asked about it; nothing of it stays.

    Raises:
        DamagedFile: its bytes are gone or not what they were.
    """
    found = _made_ready(warehouse, file, folders.offered, by="", at_utc=at_utc)
    if not isinstance(found, Ready):
        return Looked(shown(found), file.file_sha256)
    try:
        with warehouse.trying() as writer:
            batch_id = str(store_within(writer, found).batch_id)
            return Looked(shown(found), file.file_sha256, file.account_ids, found, asking(Trial(writer), batch_id))
    except NothingToKeep as ended:
        return Looked(shown(ended.receipt), file.file_sha256)


def accept(
    warehouse: Warehouse, file: OfferedFile, *, partner_name: str, folders: Folders, by: str, at_utc: datetime
) -> Receipt:
    """Load a file that waits, and say so, in one transaction; the receipt of its load.

    Args:
        warehouse: where the facts go.
        file: what was looked at.
        partner_name: the partner as people call it; the load is by them, through their link.
        folders: where its bytes lie, and where loaded files are kept.
        by: who accepts it.
        at_utc: now.

    Raises:
        OfferClosed: somebody has answered it meanwhile.
        FileRefused: nothing of it can be loaded now; it waits on.
        DamagedFile: its bytes are gone or not what they were.
    """
    loaded_by = f"{partner_name} through link {file.link_label}, accepted by {by}"
    found = _made_ready(warehouse, file, folders.offered, by=loaded_by, at_utc=at_utc)
    if not isinstance(found, Ready):
        raise FileRefused(found.message, "Reject it with this reason.", code="not_loadable")
    kept = kept_path(folders.kept, file.file_sha256)
    is_new = not kept.exists()
    keep(kept_path(folders.offered, file.file_sha256), folders.kept, file.file_sha256)
    try:
        with warehouse.writing() as writer:
            _hold_to_waiting(writer, file)
            receipt = store_within(writer, found)
            _answer(writer, file.offered_id, "accepted", by=by, at_utc=at_utc, reason=None, batch_id=receipt.batch_id)
    except (NothingToKeep, OfferClosed) as ended:
        if is_new:
            kept.unlink()
        if isinstance(ended, OfferClosed):
            raise
        raise FileRefused(ended.receipt.message, "Reject it with this reason.", code="not_loadable") from None
    return receipt


def reject(warehouse: Warehouse, file: OfferedFile, *, reason: str, by: str, at_utc: datetime) -> None:
    """Leave a file that waits out; its partner reads the reason.

    Raises:
        OfferClosed: somebody has answered it meanwhile.
    """
    with warehouse.writing() as writer:
        _hold_to_waiting(writer, file)
        _answer(writer, file.offered_id, "rejected", by=by, at_utc=at_utc, reason=reason, batch_id=None)


def answer_again(warehouse: Warehouse, offered_id: str, facts: Mapping[str, Any], *, at_utc: datetime, by: str) -> None:
    """Write down once more what became of a file; for a warehouse that is recovered change by change."""
    with warehouse.writing() as writer:
        _answer(
            writer,
            offered_id,
            facts["state"],
            by=by,
            at_utc=at_utc,
            reason=facts["reason"],
            batch_id=facts["batch_id"],
        )


def _made_ready(
    warehouse: Warehouse, file: OfferedFile, offered: Path, *, by: str, at_utc: datetime
) -> Ready | Receipt:
    """The kept bytes, read under the answers of then."""
    path = kept_file(offered, file.file_sha256, batch_id=file.offered_id, name=file.file_name)
    handover = Handover(file.file_name, file.file_sha256, file.member_name, True, at_utc, by)
    try:
        member = reading.member_of(path, name=file.file_name, member_name=file.member_name)
    except FileRefused as refusal:
        return outcomes.refused(file.file_name, refusal)
    return made_ready(warehouse, member, handover, again=Told.from_json(file.answers))


def _hold_to_waiting(writer: Writer, file: OfferedFile) -> None:
    stands = next(
        (each for each in seen_by(writer, file.initiative_id, file.partner_id) if each.offered_id == file.offered_id),
        None,
    )
    if stands is None or not stands.waits:
        what = f"was {stands.state} by {stands.answered_by} meanwhile" if stands else "is not there any more"
        raise OfferClosed(f"{file.file_name} {what}.", "Look at what stands now.")


def _answer(
    writer: Writer,
    offered_id: str,
    state: str,
    *,
    by: str,
    at_utc: datetime,
    reason: str | None,
    batch_id: str | None,
) -> None:
    writer.run(
        "facts/answer_offered",
        offered_id=offered_id,
        state=state,
        by=by,
        at_utc=at_utc,
        reason=reason,
        batch_id=batch_id,
    )
    writer.record("offered_answered", offered_id, at_utc=at_utc, by=by, state=state, reason=reason, batch_id=batch_id)
