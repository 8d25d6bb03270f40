"""From one file to committed facts and a receipt: recognised, staged, stored in one transaction, or refused whole."""

import dataclasses
from datetime import date, datetime
from pathlib import Path

from partnerboard.errors import FileRefused, NeedsInput
from partnerboard.ingest import outcomes, reading
from partnerboard.ingest.earlier import earlier_load
from partnerboard.ingest.handover import Handover
from partnerboard.ingest.keeping import keep, kept_path, sha256_of
from partnerboard.ingest.outcomes import Loaded
from partnerboard.ingest.preparing import Prepared, prepare
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.shifted_days import shifted_days
from partnerboard.ingest.staging import stage
from partnerboard.ingest.storing import Dating, dating, store_batch, store_part, store_rejected
from partnerboard.ingest.told import Told
from partnerboard.platforms.declaration import Answers, ExportKind, Grain
from partnerboard.warehouse import Warehouse, Writer

NO_ANSWERS = Answers()


def load(
    warehouse: Warehouse,
    path: Path,
    *,
    keep_in: Path,
    answers: Answers = NO_ANSWERS,
    name: str | None = None,
    loaded_at_utc: datetime,
    loaded_by: str = "local",
) -> list[Receipt]:
    """Load one file, or each export of an archive, in a transaction of its own; never raises for a bad file.

    Args:
        warehouse: where the facts go.
        path: the file as it was handed in.
        keep_in: the folder of kept raw files.
        answers: what a person says about the file.
        name: the name the file was handed in under, where the path has another.
        loaded_at_utc: the time of the load, naive and in UTC.
        loaded_by: who loads.
    """
    shown = name or path.name
    try:
        members = reading.members(path, name=shown)
    except FileRefused as refusal:
        return [outcomes.refused(shown, refusal)]
    sha256 = sha256_of(path)
    receipts = []
    for member in members:
        packed = member.name if member.entry else None
        handover = Handover(shown, sha256, packed, len(members) == 1, loaded_at_utc, loaded_by)
        receipts.append(_load_member(warehouse, member, handover, answers, path, keep_in))
    return receipts


def _load_member(
    warehouse: Warehouse, member: reading.Member, handover: Handover, answers: Answers, path: Path, keep_in: Path
) -> Receipt:
    """Load one member; the raw file is on disk before the first fact is, and goes again when nothing came of it."""
    earlier = earlier_load(warehouse, handover, answers)
    if earlier:
        return earlier
    is_new = not kept_path(keep_in, handover.sha256).exists()
    keep(path, keep_in, handover.sha256)
    receipt = load_member(warehouse, member, handover, answers)
    if is_new and not receipt.is_in:
        kept_path(keep_in, handover.sha256).unlink()
    return receipt


def load_member(
    warehouse: Warehouse,
    member: reading.Member,
    handover: Handover,
    answers: Answers = NO_ANSWERS,
    *,
    again: Told | None = None,
) -> Receipt:
    """Read and load one member. `again` are the answers of an earlier load, when a warehouse is made anew."""
    try:
        prepared = prepare(reading.read_member(member), handover.name, answers, again=again)
        with warehouse.writing() as writer:
            return _store(writer, prepared, handover)
    except _NothingToKeep as ended:
        return ended.receipt
    except FileRefused as refusal:
        return outcomes.refused(handover.shown, refusal)
    except NeedsInput as question:
        return outcomes.asks(handover.shown, question)


class _NothingToKeep(Exception):  # noqa: N818 - not a failure: the receipt is known, and the transaction is empty
    def __init__(self, receipt: Receipt) -> None:
        super().__init__(receipt.message)
        self.receipt = receipt


def _store(writer: Writer, prepared: Prepared, handover: Handover) -> Receipt:
    """Everything of one file in one transaction; left by an exception when there is nothing to keep."""
    batch_id = handover.batch_id(prepared.known)
    if writer.rows("facts/batch_state", batch_id=batch_id):  # handed in twice at once
        raise _NothingToKeep(outcomes.already_there(handover.shown, batch_id))
    loaded, dated = _store_tables(writer, prepared, batch_id, handover.loaded_at_utc.date())
    rejected = [*prepared.unreadable, *(row for each in loaded for row in each.staged.rejected)]
    filled = [each for each in loaded if each.staged.summary["records"]]
    if not filled or dated is None:
        raise _NothingToKeep(outcomes.without_good_rows(handover.shown, loaded, rejected))
    leading = filled[0].part.kind
    notices = [
        *prepared.notices,
        *_dated_by(leading, dated),
        *(word for each in loaded for word in each.staged.notices),
    ]
    receipt = outcomes.loaded_receipt(handover.shown, filled, rejected, batch_id, notices)
    store_rejected(writer, batch_id, rejected)
    store_batch(
        writer,
        handover,
        leading,
        prepared.known,
        dated,
        receipt,
        rows_read=prepared.rows_read,
        is_complete=not any(each.part.shaped.is_capped or each.part.kind.is_selection for each in filled),
    )
    return receipt


def _store_tables(
    writer: Writer, prepared: Prepared, batch_id: str, loaded_on: date
) -> tuple[list[Loaded], Dating | None]:
    """Stage and store table by table, the leading one last: by then the last day of the whole file is known."""
    loaded: list[Loaded] = []
    dated: Dating | None = None
    for part in reversed(prepared.parts):
        staged = stage(writer, part.kind, part.shaped, prepared.known)
        staged = dataclasses.replace(staged, notices=(*staged.notices, *shifted_days(writer, part.kind)))
        loaded.insert(0, Loaded(part, staged))
        days = [day for each in loaded for day in each.staged.days]
        if staged.summary["records"] and days:
            printed = staged.summary["as_of_on"]
            dated = dating(writer, part.kind, prepared.known, days, printed=printed, loaded_on=loaded_on)
            store_part(writer, part.kind, batch_id, dated)
    return loaded, dated


def _dated_by(kind: ExportKind, dated: Dating) -> list[str]:
    if not dated.is_inferred or kind.grain is not Grain.POST:
        return []
    return [f"The file does not say when it was exported; its numbers are dated {dated.as_of_on}, its last day."]
