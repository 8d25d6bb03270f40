"""What can be done with a loaded file afterwards: withdraw it, restore it, prove that its facts can be made again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from partnerboard.errors import UnknownBatch
from partnerboard.ingest import reading
from partnerboard.ingest.handover import Handover
from partnerboard.ingest.keeping import kept_file
from partnerboard.ingest.layouts import copy_layouts
from partnerboard.ingest.loading import made_ready, store_facts
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.told import Told
from partnerboard.lake_address import Elsewhere
from partnerboard.warehouse import Warehouse, Writer
from partnerboard.warehouse.anywhere import warehouse_at
from partnerboard.warehouse.beside import remove_database

_STATEMENTS = {"withdrawn": "facts/withdraw", "restored": "facts/restore"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One table of facts before and after it was made again."""

    name: str
    rows: int
    checksum: str
    rebuilt_rows: int
    rebuilt_checksum: str

    @property
    def is_identical(self) -> bool:
        """The same rows, in whatever order."""
        return (self.rows, self.checksum) == (self.rebuilt_rows, self.rebuilt_checksum)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of loading every kept file again, and where the result lies if it differs."""

    tables: tuple[Compared, ...]
    batches: int
    refused: tuple[str, ...]
    kept_at: Path | None

    @property
    def is_identical(self) -> bool:
        """Every table of facts came out the same."""
        return not self.refused and all(table.is_identical for table in self.tables)

    @property
    def sentence(self) -> str:
        """The outcome in words."""
        if self.is_identical:
            return f"All facts of {self.batches} files were made again from the kept files and are identical."
        different = ", ".join(table.name for table in self.tables if not table.is_identical) or "no table"
        refused = f" Refused this time: {'; '.join(self.refused)}." if self.refused else ""
        return f"Different after loading {self.batches} files again: {different}.{refused} See {self.kept_at}."


def withdraw(warehouse: Warehouse, batch_id: str, *, by: str, reason: str, at_utc: datetime) -> None:
    """Take a batch out of every answer known from `at_utc` on; nothing is deleted.

    Raises:
        UnknownBatch: there is no such batch, or it is withdrawn already.
    """
    _change(warehouse, "withdrawn", "active", batch_id, by=by, reason=reason, at_utc=at_utc)


def restore(warehouse: Warehouse, batch_id: str, *, by: str, reason: str, at_utc: datetime) -> None:
    """Let a withdrawn batch count again.

    Raises:
        UnknownBatch: there is no such batch, or it is not withdrawn.
    """
    _change(warehouse, "restored", "withdrawn", batch_id, by=by, reason=reason, at_utc=at_utc)


def state_of(writer: Writer, batch_id: str) -> str:
    """Whether a batch is active or withdrawn.

    Raises:
        UnknownBatch: there is no such batch.
    """
    for (state,) in writer.rows("facts/batch_state", batch_id=batch_id):
        return str(state)
    raise UnknownBatch(f"There is no batch {batch_id}.", "`batches` lists every batch.")


def checksums(warehouse: Warehouse) -> dict[str, str]:
    """A sum over each table of facts that does not depend on the order in which files were loaded."""
    return {row["table_name"]: row["checksum"] for row in warehouse.records("facts/checksums")}


def rebuild(path: Path, keep_in: Path, lake: Elsewhere | None = None) -> Rebuilt:
    """Load every kept file again, in order and under its old answers, into a new warehouse, and compare.

    The warehouse at `path`, or in the lake, is only read. The new one is removed when it is identical, and
    kept for a look when not.

    Raises:
        DamagedFile: a kept file is gone or not what it was.
    """
    rebuilt_at = path.with_name(f"{path.stem}.rebuilt{path.suffix}")
    remove_database(rebuilt_at)
    with warehouse_at(path, lake) as warehouse, Warehouse.open(rebuilt_at, is_journaled=False) as again:
        copy_layouts(warehouse, again)
        batches = warehouse.records("facts/batches_to_rebuild")
        refused = [problem for batch in batches if (problem := _made_again(again, batch, keep_in))]
        before = warehouse.records("facts/checksums")
        after = {row["table_name"]: row for row in again.records("facts/checksums")}
    tables = tuple(_compared(row, after[row["table_name"]]) for row in before)
    report = Rebuilt(tables, len(batches), tuple(refused), rebuilt_at)
    if not report.is_identical:
        return report
    remove_database(rebuilt_at)
    return Rebuilt(tables, len(batches), (), None)


def _change(
    warehouse: Warehouse, change: str, wanted: str, batch_id: str, *, by: str, reason: str, at_utc: datetime
) -> None:
    with warehouse.writing() as writer:
        state = state_of(writer, batch_id)
        if state != wanted:
            raise UnknownBatch(f"Batch {batch_id} is {state} already.", "Nothing has to be done.")
        writer.run(_STATEMENTS[change], batch_id=batch_id, by=by, reason=reason, at_utc=at_utc)
        writer.record(change, batch_id, at_utc=at_utc, by=by, reason=reason)


def load_again(warehouse: Warehouse, batch: Mapping[str, Any], keep_in: Path) -> Receipt:
    """Load a kept file as it was loaded: `batch` says its name, bytes, member, answers, and who loaded it when.

    Raises:
        DamagedFile: the kept file is gone or not what it was.
    """
    kept = kept_file(keep_in, batch["file_sha256"], batch_id=batch["batch_id"], name=batch["file_name"])
    handover = Handover(
        name=batch["file_name"],
        sha256=batch["file_sha256"],
        member=batch["member_name"],
        is_alone=False,
        loaded_at_utc=batch["loaded_at_utc"],
        loaded_by=batch["loaded_by"],
    )
    member = reading.member_of(kept, name=batch["file_name"], member_name=batch["member_name"])
    ready = made_ready(warehouse, member, handover, again=Told.from_json(batch["answers"]), limits=reading.OF_OPERATORS)
    return ready if isinstance(ready, Receipt) else store_facts(warehouse, ready)


def _made_again(warehouse: Warehouse, batch: dict[str, Any], keep_in: Path) -> str | None:
    """Load one batch as it was loaded, and withdraw it where it was; a sentence if it is refused now."""
    receipt = load_again(warehouse, batch, keep_in)
    if not receipt.is_in:
        return f"{receipt.file}: {receipt.message}"
    if batch["state"] == "withdrawn":
        withdraw(
            warehouse,
            batch["batch_id"],
            by=batch["withdrawn_by"],
            reason=batch["withdrawn_reason"],
            at_utc=batch["withdrawn_at_utc"],
        )
    return None


def _compared(before: dict[str, Any], after: dict[str, Any]) -> Compared:
    return Compared(
        before["table_name"], before["row_count"], before["checksum"], after["row_count"], after["checksum"]
    )
