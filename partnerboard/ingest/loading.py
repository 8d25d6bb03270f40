"""From one file to committed facts and a receipt: recognised, staged, stored in one transaction, or refused whole."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from partnerboard.errors import FileRefused, NeedsInput, UnknownLayout
from partnerboard.ingest import outcomes, reading
from partnerboard.ingest.earlier import earlier_load
from partnerboard.ingest.handover import Handover
from partnerboard.ingest.keeping import keep, kept_path, sha256_of
from partnerboard.ingest.outcomes import Loaded
from partnerboard.ingest.reading.raw import RawFile
from partnerboard.ingest.reasons import Rejected
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.shaping import shape
from partnerboard.ingest.shifted_days import shifted_days
from partnerboard.ingest.staging import stage
from partnerboard.ingest.storing import Dating, dating, store_batch, store_part, store_rejected
from partnerboard.ingest.tables import FoundPart, find_parts
from partnerboard.ingest.told import Told, told
from partnerboard.platforms import KINDS
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
    try:
        raw = reading.read_member(member)
    except FileRefused as refusal:
        return outcomes.refused(handover.shown, refusal)
    is_new = not kept_path(keep_in, handover.sha256).exists()
    keep(path, keep_in, handover.sha256)
    receipt = load_raw(warehouse, raw, handover, answers)
    if is_new and not receipt.is_in:
        kept_path(keep_in, handover.sha256).unlink()
    return receipt


def load_raw(
    warehouse: Warehouse, raw: RawFile, handover: Handover, answers: Answers, *, again: Told | None = None
) -> Receipt:
    """Load one read file. `again` are the answers of an earlier load, when a warehouse is made anew."""
    try:
        with warehouse.writing() as writer:
            return _load(writer, raw, handover, answers, again)
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


def _load(writer: Writer, raw: RawFile, handover: Handover, answers: Answers, again: Told | None) -> Receipt:
    earlier = None if again else earlier_load(writer, handover, answers)
    if earlier:
        raise _NothingToKeep(earlier)
    parts, notices = find_parts(raw, KINDS)
    leading = parts[0].kind
    _hold_to_name(leading, handover.name)
    known, from_name = (again, []) if again else told(leading, handover.name, answers)
    batch_id = handover.batch_id(known)

    loaded, dated = _store_tables(writer, parts, known, batch_id, handover)
    rejected = [*_unreadable(raw), *(row for each in loaded for row in each.staged.rejected)]
    filled = [each for each in loaded if each.staged.summary["records"]]
    if not filled or dated is None:
        raise _NothingToKeep(outcomes.without_good_rows(handover.shown, loaded, rejected))

    notices += [
        *raw.notices,
        *from_name,
        *_dated_by(filled[0].part.kind, dated),
        *(word for each in loaded for word in each.staged.notices),
    ]
    receipt = outcomes.loaded_receipt(handover.shown, filled, rejected, batch_id, notices)
    store_rejected(writer, batch_id, rejected)
    rows_read = sum(each.shaped.rows_read for each in loaded) + len(raw.bad_rows)
    is_complete = not any(each.shaped.is_capped or each.part.kind.is_selection for each in filled)
    store_batch(
        writer, handover, filled[0].part.kind, known, dated, receipt, rows_read=rows_read, is_complete=is_complete
    )
    return receipt


def _store_tables(
    writer: Writer, parts: Sequence[FoundPart], known: Told, batch_id: str, handover: Handover
) -> tuple[list[Loaded], Dating | None]:
    """Stage and store table by table, the leading one last: by then the last day of the whole file is known."""
    loaded: list[Loaded] = []
    dated: Dating | None = None
    for part in reversed(parts):
        shaped = shape(part.prepared(known.answers(part.kind.platform)), part.kind)
        staged = stage(writer, part.kind, shaped, known)
        staged = dataclasses.replace(staged, notices=(*staged.notices, *shifted_days(writer, part.kind)))
        loaded.insert(0, Loaded(part, shaped, staged))
        days = [day for each in loaded for day in each.staged.days]
        if loaded[0].staged.summary["records"] and days:
            printed, loaded_on = loaded[0].staged.summary["as_of_on"], handover.loaded_at_utc.date()
            dated = dating(writer, part.kind, known, days, printed=printed, loaded_on=loaded_on)
            store_part(writer, part.kind, batch_id, dated)
    return loaded, dated


def _hold_to_name(kind: ExportKind, name: str) -> None:
    """Refuse a file whose name can only be one platform's and whose columns are another's."""
    claiming = {each.platform for each in KINDS if each.file_name and each.file_name.claims(name)}
    if claiming and kind.platform not in claiming:
        raise UnknownLayout(
            f"The name says {', '.join(sorted(filter(None, claiming)))}, but the columns are those of {kind.label}.",
            "If that is right, rename the file and load it again; otherwise fetch the export that the name promises.",
            code="wrong_platform",
        )


def _unreadable(raw: RawFile) -> list[Rejected]:
    return [
        Rejected(row.sheet, row.line_no, row.column or None, row.value, row.code, row.reason) for row in raw.bad_rows
    ]


def _dated_by(kind: ExportKind, dated: Dating) -> list[str]:
    if not dated.is_inferred or kind.grain is not Grain.POST:
        return []
    return [f"The file does not say when it was exported; its numbers are dated {dated.as_of_on}, its last day."]
