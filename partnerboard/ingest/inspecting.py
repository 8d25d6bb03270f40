"""A file looked at before anything is stored: what it is, what would load, what is missing and what is wrong.

Inspecting reads and stages a file exactly as loading does and touches no fact, so what it shows is what loading will
do. What it made ready can be stored as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from partnerboard.ingest.loading import NO_ANSWERS, Ready, foreseen, make_ready
from partnerboard.ingest.reading import OF_UPLOADS, Limits
from partnerboard.ingest.reasons import Rejected
from partnerboard.ingest.receipts import Receipt
from partnerboard.platforms import KINDS
from partnerboard.platforms.declaration import Answers, Cell
from partnerboard.warehouse import Warehouse

TOO_MANY = 0.2  # a larger share of unreadable rows is asked about before loading

_MACHINERY = frozenset({"row_no", "sheet", "line_no", "is_supplement"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row twice, both by field: as the file prints it and as it was read. Empty cells are left out."""

    sheet: str
    line_no: int
    printed: Mapping[str, str]
    read: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Inspected:
    """One export of a file. `receipt` is what loading would answer; `ready` can be stored as it is.

    `ready` is None where there is nothing to load.
    """

    receipt: Receipt
    label: str = ""
    told_by: tuple[str, ...] = ()
    account: str | None = None
    rows_read: int = 0
    rejected: tuple[Rejected, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)  # field to the header it stands under
    rows: tuple[Row, ...] = ()
    ready: Ready | None = None

    @property
    def can_load(self) -> bool:
        """Whether loading it would bring something in."""
        return self.receipt.verdict in ("loaded", "partly_loaded")

    @property
    def is_doubtful(self) -> bool:
        """Whether so many rows are unreadable that something else than a few cells may be wrong."""
        return self.can_load and self.receipt.rejected > TOO_MANY * self.rows_read


def inspect(
    warehouse: Warehouse,
    path: Path,
    *,
    answers: Answers = NO_ANSWERS,
    name: str,
    at_utc: datetime,
    by: str,
    limits: Limits = OF_UPLOADS,
) -> list[Inspected]:
    """Look at each export in a file; never raises for a bad file. Of a long one the first block is looked at.

    Args:
        warehouse: where the facts would go; it is read, never written.
        path: the file as it was handed in.
        answers: what a person says about the file.
        name: the name the file was handed in under.
        at_utc: the time of the load that would follow, naive and in UTC.
        by: who would load.
        limits: how much the file may ask of us.
    """
    found = make_ready(warehouse, path, answers=answers, name=name, loaded_at_utc=at_utc, loaded_by=by, limits=limits)
    return [shown(each) for each in found]


def shown(found: Ready | Receipt) -> Inspected:
    """What was made ready, or cannot go on, as people look at it."""
    return _ended(found) if isinstance(found, Receipt) else _inspected(found)


def _ended(receipt: Receipt) -> Inspected:
    """What cannot go on: refused, loaded before, or waiting for an answer."""
    return Inspected(receipt, label=next((kind.label for kind in KINDS if kind.id == receipt.export_kind), ""))


def _inspected(ready: Ready) -> Inspected:
    receipt = foreseen(ready)
    kind = ready.prepared.parts[0].kind
    headers = _headers(ready.prepared.parts[0].shaped.columns)
    rejected = (*ready.prepared.unreadable, *(row for staged in ready.staged for row in staged.rejected))
    return Inspected(
        receipt,
        label=kind.label,
        told_by=tuple(headers[field] for field in kind.required if field in headers),
        account=ready.prepared.known.handle or ready.prepared.known.account_name,
        rows_read=ready.prepared.rows_read,
        rejected=tuple(sorted(rejected, key=lambda row: (row.sheet, row.line_no))),
        headers=headers,
        rows=tuple(_rows(ready)),
        ready=ready if receipt.is_in else None,
    )


def _rows(ready: Ready) -> list[Row]:
    """The first rows of the leading table that were read, beside what the file prints for them."""
    staged = ready.staged[0]
    return [
        Row(
            sheet=row["sheet"],
            line_no=row["line_no"],
            printed=staged.printed[row["sheet"], row["line_no"]],
            read={field: value for field, value in row.items() if field not in _MACHINERY and value is not None},
        )
        for row in staged.first
        if (row["sheet"], row["line_no"]) in staged.printed
    ]


def _headers(columns: pa.Table) -> dict[str, str]:
    used = [column for column in columns.to_pylist() if column["cell"] != Cell.UNUSED]
    return {column["field"]: column["column_name"] for column in reversed(used)}
