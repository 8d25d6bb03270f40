"""What a transaction writes: the facts of each table, the rejected rows, and the batch that they all name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from partnerboard.ingest.handover import Handover
from partnerboard.ingest.reasons import Rejected
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.staging import CAPTIONED, NAMING, STEMS, Staged, run
from partnerboard.ingest.told import Told
from partnerboard.platforms.declaration import Basis, ExportKind, Grain
from partnerboard.warehouse import Warehouse, Writer


@dataclass(frozen=True, slots=True)
class Dating:
    """The day whose activity the numbers of a file contain, and the days they cover."""

    as_of_on: date
    is_inferred: bool
    covers: tuple[date, date] | None


def dating(
    writer: Writer, kind: ExportKind, known: Told, days: Sequence[date], *, printed: date | None, loaded_on: date
) -> Dating:
    """Date a file: by its export day, else by the end of what it covers, else by the last day in it.

    `days` are the first and last days found in its tables, `printed` the latest as-of day written in its rows. Totals
    to date were taken on or after the last day a file covers, so without an export day their date is an inference.
    Without any day, what a file shows is what there was when it was exported, or at the latest when it was loaded.
    """
    last = max(days, default=known.exported_on or (known.covers[1] if known.covers else loaded_on))
    covers = known.covers or ((min(days), last) if days and kind.basis in {Basis.WINDOW, Basis.DAILY} else None)
    if kind.basis is Basis.LOG:
        return Dating(min(last, loaded_on), is_inferred=False, covers=covers)
    if printed is not None:
        return Dating(printed, is_inferred=False, covers=covers)
    if known.exported_on:
        [(lag_days,)] = writer.rows("staging/lag_days", platform_id=kind.platform)
        complete = known.exported_on - timedelta(days=lag_days)
        return Dating(max(complete, min(last, known.exported_on)), is_inferred=False, covers=covers)
    if known.covers:
        return Dating(max(known.covers[1], last), is_inferred=kind.basis is Basis.LIFETIME, covers=covers)
    return Dating(last, is_inferred=True, covers=covers)


def take_over(writer: Writer, staged: Staged) -> None:
    """Let this transaction read what was staged beside it."""
    for name, table in staged.tables.items():
        writer.register(name, table)


def window_of(kind: ExportKind, dated: Dating) -> tuple[date | None, date | None]:
    """The days that the numbers of a table are about, where they are about chosen days."""
    return dated.covers if kind.basis is Basis.WINDOW and dated.covers else (None, None)


def store_part(writer: Writer, kind: ExportKind, staged: Staged, batch_id: str, dated: Dating) -> None:
    """Add the facts of the table that was taken over last."""
    if kind.grain in NAMING:
        writer.run("facts/source_accounts")
    if kind.grain in CAPTIONED:
        writer.run("facts/captions")
    if kind.grain is Grain.POST:
        is_each_once = staged.summary["posts"] == staged.summary["kept"]
        writer.run("facts/post_records_once" if is_each_once else "facts/post_records", batch_id=batch_id)
    _store_rows(writer, kind, batch_id, dated)


def store_straight(
    writer: Writer, kind: ExportKind, staged: Staged, is_new: npt.NDArray[np.bool_], batch_id: str, dated: Dating
) -> None:
    """As `store_part`, of what was staged straight and lent; `is_new` says which rows tell something new of a post."""
    rows = staged.tables[f"merged_{STEMS[kind.grain]}"]
    if "named_account" in staged.tables:
        writer.run("facts/source_accounts")
    if kind.grain is Grain.POST and is_new.any():
        writer.lend("merged_post", rows if is_new.all() else rows.filter(pa.array(is_new)))
        writer.run("facts/post_records_once", batch_id=batch_id)
        writer.lend("merged_post", rows)
    _store_rows(writer, kind, batch_id, dated)


def _store_rows(writer: Writer, kind: ExportKind, batch_id: str, dated: Dating) -> None:
    window = window_of(kind, dated)
    words: dict[str, Any] = {
        "batch_id": batch_id,
        "basis": kind.basis.value,
        "about": kind.grain.value,
        "as_of_on": dated.as_of_on,
        "window_from": window[0],
        "window_to": window[1],
    }
    run(writer, f"facts/{STEMS[kind.grain]}s", words)


def store_rejected(writer: Writer, batch_id: str, rejected: Sequence[Rejected]) -> None:
    """Keep the rows that did not load, with their reasons."""
    if not rejected:
        return
    names = ("sheet", "line_no", "column_name", "cell", "reason_code", "reason")
    types = (pa.string(), pa.int64(), pa.string(), pa.string(), pa.string(), pa.string())
    columns = zip(*rejected, strict=True)
    table = {name: pa.array(column, type_) for name, type_, column in zip(names, types, columns, strict=True)}
    writer.register("rejected", pa.table(table))
    writer.run("facts/rejected_rows", batch_id=batch_id)


def rejected_rows(warehouse: Warehouse, batch_id: str | None) -> tuple[Rejected, ...]:
    """The rows that did not load of a batch that is stored; none of one that is not."""
    rows = warehouse.records("facts/rejected_rows_of_batch", batch_id=batch_id)
    return tuple(Rejected(*row.values()) for row in rows)


def store_batch(
    writer: Writer,
    handover: Handover,
    kind: ExportKind,
    known: Told,
    dated: Dating,
    receipt: Receipt,
    *,
    rows_read: int,
    is_complete: bool,
) -> None:
    """Add the batch that the facts name."""
    [(load_no,)] = writer.rows("facts/next_load_no")
    writer.insert(
        "batch",
        [
            {
                "batch_id": receipt.batch_id,
                "load_no": load_no,
                "file_name": handover.name,
                "file_sha256": handover.sha256,
                "member_name": handover.member,
                "export_kind": kind.id,
                "platform_id": kind.platform,
                "grain": kind.grain.value,
                "basis": kind.basis.value,
                "exported_on": known.exported_on,
                "as_of_on": dated.as_of_on,
                "is_as_of_inferred": dated.is_inferred,
                "covers_from": dated.covers[0] if dated.covers else None,
                "covers_to": dated.covers[1] if dated.covers else None,
                "answers": known.as_json(),
                "loaded_by": handover.loaded_by,
                "loaded_at_utc": handover.loaded_at_utc,
                "source_account_id": f"{kind.platform}:{known.handle}" if known.handle else None,
                "is_complete": is_complete,
                "rows_read": rows_read,
                "rows_loaded": receipt.records,
                "rows_rejected": receipt.rejected,
                "notices": list(receipt.notices),
                "receipt": receipt.as_json(),
                "state": "active",
            }
        ],
    )
    writer.record(
        "loaded",
        str(receipt.batch_id),
        at_utc=handover.loaded_at_utc,
        by=handover.loaded_by,
        file_name=handover.name,
        file_sha256=handover.sha256,
        member_name=handover.member,
        answers=known.as_json(),
        rows=receipt.records,
        checksum=receipt.checksum,
    )
