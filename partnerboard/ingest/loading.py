"""From one file to committed facts and a receipt: recognised, staged, stored in one transaction, or refused whole."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partnerboard.errors import DamagedFile, FileRefused, FileTooLarge
from partnerboard.ingest import outcomes, reading
from partnerboard.ingest.earlier import earlier_load
from partnerboard.ingest.handover import Handover
from partnerboard.ingest.keeping import keep, kept_path, sha256_of
from partnerboard.ingest.layouts import Offer, offer
from partnerboard.ingest.long_files import LongFile, store_blocks
from partnerboard.ingest.memory import give_back
from partnerboard.ingest.outcomes import Loaded
from partnerboard.ingest.preparing import Prepared, prepare, prepare_first
from partnerboard.ingest.reading.blocks import BLOCK_BYTES, FIRST_BYTES, Place, blocks, is_long
from partnerboard.ingest.reasons import Rejected
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.room import no_room
from partnerboard.ingest.shifted_days import shifted_days
from partnerboard.ingest.staging import Staged, stage
from partnerboard.ingest.storing import Dating, dating, store_batch, store_part, store_rejected, take_over
from partnerboard.ingest.told import AnswerMissing, Told
from partnerboard.platforms.declaration import CONTEXT, Answers, ExportKind, Grain
from partnerboard.warehouse import Warehouse, Writer
from partnerboard.warehouse.again import in_one_transaction

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
    ready = make_ready(
        warehouse,
        path,
        answers=answers,
        name=name,
        loaded_at_utc=loaded_at_utc,
        loaded_by=loaded_by,
        limits=reading.OF_OPERATORS,
    )
    receipts = [store(warehouse, each, path, keep_in=keep_in) for each in ready]
    ready.clear()
    give_back(path.stat().st_size)
    return receipts


@dataclass(frozen=True, slots=True)
class Ready:
    """One member of a file, read and staged: what is left is to store it. Of a `long` one that is the first block."""

    handover: Handover
    prepared: Prepared
    staged: tuple[Staged, ...]
    long: LongFile | None = None


def make_ready(
    warehouse: Warehouse,
    path: Path,
    *,
    answers: Answers = NO_ANSWERS,
    name: str | None = None,
    loaded_at_utc: datetime,
    loaded_by: str,
    limits: reading.Limits = reading.OF_UPLOADS,
) -> list[Ready | Receipt]:
    """Read and stage a file without touching a fact; a receipt for each member that has nothing to store."""
    shown = name or path.name
    if refusal := no_room(warehouse, shown, path.stat().st_size):
        return [outcomes.refused(shown, refusal)]
    try:
        members = reading.members(path, name=shown, limits=limits)
    except FileRefused as refusal:
        return [outcomes.refused(shown, refusal)]
    sha256 = sha256_of(path)
    found: list[Ready | Receipt] = []
    for member in members:
        packed = member.name if member.entry else None
        handover = Handover(shown, sha256, packed, len(members) == 1, loaded_at_utc, loaded_by)
        found.append(
            earlier_load(warehouse, handover, answers)
            or made_ready(warehouse, member, handover, answers, limits=limits)
        )
    return found


def made_ready(
    warehouse: Warehouse,
    member: reading.Member,
    handover: Handover,
    answers: Answers = NO_ANSWERS,
    *,
    again: Told | None = None,
    limits: reading.Limits = reading.OF_UPLOADS,
) -> Ready | Receipt:
    """Read and stage one member. `again` are the answers of an earlier load, when a warehouse is made anew."""
    try:
        offered = offer(warehouse, again.layout if again else answers.layout, is_again=again is not None)
        if is_long(member, limits):
            return _first_ready(warehouse, member, handover, answers, offered, again, limits, FIRST_BYTES)
        prepared = prepare(reading.read_member(member, limits=limits), handover.name, answers, offered, again=again)
        staged = tuple(stage(warehouse, part.kind, part.shaped, prepared.known) for part in prepared.parts)
    except FileRefused as refusal:
        return outcomes.refused(handover.shown, refusal)
    except AnswerMissing as question:
        return outcomes.asks(handover.shown, question)
    return Ready(handover, prepared, staged)


def _first_ready(
    warehouse: Warehouse,
    member: reading.Member,
    handover: Handover,
    answers: Answers,
    offered: Offer,
    again: Told | None,
    limits: reading.Limits,
    at_first: int,
) -> Ready:
    """The first block of a long file; the others are read when it is stored."""
    block = next(blocks(member.path, member.name, handover.sha256, limits, Place(), at_first=at_first))
    prepared, found = prepare_first(block.as_file(), handover.name, answers, offered, again=again)
    kind = prepared.parts[0].kind
    if found is None:
        remedy = "Export shorter periods and load several files."
        if member.size > limits.file_bytes:
            message = f"The file has {member.size:,} bytes; {limits.file_bytes:,} are read of {kind.label}."
            raise FileTooLarge(message, remedy, code="file_too_large")
        message = f"The file has more than {limits.rows:,} rows, and so many are not read of {kind.label}."
        raise FileTooLarge(message, remedy, code="too_many_rows")
    try:
        staged = stage(warehouse, kind, prepared.parts[0].shaped, prepared.known)
    except DamagedFile as refusal:
        if refusal.code == "ambiguous_dates" and at_first < BLOCK_BYTES:  # more rows may tell
            return _first_ready(warehouse, member, handover, answers, offered, again, limits, BLOCK_BYTES)
        raise
    on = dataclasses.replace(found, table=found.table.with_lines(()))
    return Ready(handover, prepared, (staged,), LongFile(warehouse, member.path, limits, on, block.behind))


def foreseen(ready: Ready) -> Receipt:
    """What storing would answer, as far as it can be known without the warehouse."""
    tables = [Loaded(part, staged) for part, staged in zip(ready.prepared.parts, ready.staged, strict=True)]
    return _receipt(ready, tables, ready.handover.batch_id(ready.prepared.known), notices=[])


def store(warehouse: Warehouse, ready: Ready | Receipt, path: Path, *, keep_in: Path) -> Receipt:
    """Store one member; the raw file is on disk before the first fact is, and goes again when nothing came of it."""
    if isinstance(ready, Receipt):
        return ready
    kept = kept_path(keep_in, ready.handover.sha256)
    is_new = not kept.exists()
    keep(path, keep_in, ready.handover.sha256)
    receipt = store_facts(warehouse, ready)
    if is_new and not receipt.is_in:
        kept.unlink()
    return receipt


def store_facts(warehouse: Warehouse, ready: Ready) -> Receipt:
    """Everything of one member in one transaction, or nothing of it.

    Raises:
        WarehouseConflict: other processes changed the same again and again.
    """
    try:
        return in_one_transaction(warehouse, lambda writer: store_within(writer, ready))
    except NothingToKeep as ended:
        return ended.receipt
    except FileRefused as refusal:
        return outcomes.refused(ready.handover.shown, refusal)


class NothingToKeep(Exception):  # noqa: N818 - not a failure: the receipt is known, and the transaction is empty
    """Ends a transaction that has nothing to keep; `receipt` says why."""

    def __init__(self, receipt: Receipt) -> None:
        super().__init__(receipt.message)
        self.receipt = receipt


def store_within(writer: Writer, ready: Ready) -> Receipt:
    """Everything of one file in the transaction of a writer.

    Raises:
        NothingToKeep: the batch is there already, or not one row of it can be loaded.
    """
    handover, prepared = ready.handover, ready.prepared
    batch_id = handover.batch_id(prepared.known)
    if writer.rows("facts/batch_state", batch_id=batch_id):  # handed in twice at once
        raise NothingToKeep(outcomes.already_there(handover.shown, batch_id))
    ready, loaded, dated = _store_tables(writer, ready, batch_id)
    prepared = ready.prepared
    filled = _filled(loaded)
    receipt = _receipt(ready, loaded, batch_id, notices=_dated_by(filled[0].part.kind, dated) if filled else [])
    if not receipt.is_in or dated is None:
        raise NothingToKeep(receipt)
    leading = filled[0].part.kind
    store_rejected(writer, batch_id, _rejected(ready))
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


def _receipt(ready: Ready, loaded: list[Loaded], batch_id: str, *, notices: list[str]) -> Receipt:
    """The receipt of a file whose tables are staged; nothing says more than the rows and the name."""
    filled, rejected = _filled(loaded), _rejected(ready)
    if not filled:
        return outcomes.without_good_rows(ready.handover.shown, loaded, rejected)
    told = [
        *ready.prepared.notices,
        *(each.part.kind.used_for for each in filled if each.part.kind.used_for),
        *notices,
        *(word for each in loaded for word in each.staged.notices),
    ]
    return outcomes.loaded_receipt(ready.handover.shown, filled, rejected, batch_id, told)


def _filled(loaded: list[Loaded]) -> list[Loaded]:
    """The tables that say something; none when no table has a day, for then nothing says when the numbers hold."""
    filled = [each for each in loaded if _says_something(each.part.kind, each.staged)]
    is_dated = any(each.staged.days or each.part.kind.grain in CONTEXT for each in filled)
    return filled if is_dated else []


def _says_something(kind: ExportKind, staged: Staged) -> bool:
    return bool(staged.summary["records"]) or (kind.may_be_empty and not staged.rejected)


def _rejected(ready: Ready) -> list[Rejected]:
    return [*ready.prepared.unreadable, *(row for staged in ready.staged for row in staged.rejected)]


def _store_tables(writer: Writer, ready: Ready, batch_id: str) -> tuple[Ready, list[Loaded], Dating | None]:
    """Store table by table, the leading one last: by then the last day of the whole file is known.

    The file comes back as it was read; of a long one that is known only now.
    """
    loaded: list[Loaded] = []
    dated: Dating | None = None
    known, loaded_on = ready.prepared.known, ready.handover.loaded_at_utc.date()
    if ready.long:
        prepared, whole, dated = store_blocks(
            writer, ready.long, ready.prepared, ready.staged[0], batch_id, loaded_on=loaded_on
        )
        read = dataclasses.replace(ready, prepared=prepared, staged=(whole,))
        return read, [Loaded(prepared.parts[0], whole)], dated
    for part, staged in reversed(list(zip(ready.prepared.parts, ready.staged, strict=True))):
        take_over(writer, staged)
        told = dataclasses.replace(staged, notices=(*staged.notices, *shifted_days(writer, part.kind)))
        loaded.insert(0, Loaded(part, told))
        days = [day for each in loaded for day in each.staged.days] or list(known.covers or ())
        if _says_something(part.kind, staged) and (days or part.kind.grain in CONTEXT):
            printed = staged.summary["as_of_on"]
            dated = dating(writer, part.kind, known, days, printed=printed, loaded_on=loaded_on)
            store_part(writer, part.kind, staged, batch_id, dated)
    return ready, loaded, dated


def _dated_by(kind: ExportKind, dated: Dating | None) -> list[str]:
    if dated is None or not dated.is_inferred:
        return []
    if kind.grain in CONTEXT:
        return [f"The file does not say when it was exported; its figures are dated {dated.as_of_on}."]
    if kind.grain is not Grain.POST:
        return []
    return [f"The file does not say when it was exported; its numbers are dated {dated.as_of_on}, its last day."]
