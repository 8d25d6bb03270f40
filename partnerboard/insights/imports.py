"""What was loaded, when, by whom? The files with their accounts, what each put right, and what it no longer lists."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from partnerboard.scope import Scope
from partnerboard.warehouse import Warehouse


@dataclass(frozen=True)
class Batch:
    """One loaded file. `accounts` are (name, platform) as registered, or as the file names them.

    `follows_batch_id` is the batch in whose place this one came when the file was read again.
    """

    batch_id: str
    state: str
    file_name: str
    member_name: str | None
    file_sha256: str
    export_kind: str
    platform_id: str | None
    grain: str
    basis: str
    as_of_on: date
    is_as_of_inferred: bool
    covers: tuple[date, date] | None
    is_complete: bool
    rows_read: int
    rows_loaded: int
    rows_rejected: int
    loaded_by: str
    loaded_at_utc: datetime
    withdrawn_at_utc: datetime | None
    withdrawn_by: str | None
    withdrawn_reason: str | None
    answers: str
    receipt: str
    follows_batch_id: str | None
    followed_by_batch_id: str | None
    accounts: tuple[tuple[str, str], ...]

    @property
    def counts(self) -> bool:
        """Are its figures in the answers?"""
        return self.state == "active"

    @property
    def shown(self) -> str:
        """Its name, with the archive it came in."""
        return f"{self.file_name} › {self.member_name}" if self.member_name else self.file_name


def batches(warehouse: Warehouse, scope: Scope) -> list[Batch]:
    """Every loaded file that a scope may see, the latest first."""
    rows = warehouse.records("imports/batches", initiative_ids=scope.initiative_ids)
    return [_batch(row) for row in rows]


def batch_ids(warehouse: Warehouse, scope: Scope) -> frozenset[str]:
    """The ids of every loaded file that a scope may see."""
    return frozenset(batch.batch_id for batch in batches(warehouse, scope))


def rejected_rows(warehouse: Warehouse, scope: Scope, batch_id: str) -> pd.DataFrame:
    """The rows of a file that were not loaded. Columns: those of ``imports/rejected_rows``."""
    return warehouse.ask("imports/rejected_rows", initiative_ids=scope.initiative_ids, batch_id=batch_id)


def beside_posts(warehouse: Warehouse, scope: Scope, batch_id: str) -> pd.DataFrame:
    """The figures of a file that no total contains. Columns: those of ``imports/context_figures``."""
    return warehouse.ask("imports/context_figures", initiative_ids=scope.initiative_ids, batch_id=batch_id)


def restated(warehouse: Warehouse, scope: Scope, batch_id: str, known_at_utc: datetime) -> pd.DataFrame:
    """The totals that a file put right. Columns: those of ``imports/restated``."""
    asked = {"initiative_ids": scope.initiative_ids, "batch_id": batch_id, "known_at": known_at_utc}
    return warehouse.ask("imports/restated", **asked)


def gone_posts(warehouse: Warehouse, scope: Scope, known_at_utc: datetime) -> pd.DataFrame:
    """Posts that later complete files no longer list. Columns: those of ``imports/gone_posts``."""
    return warehouse.ask("imports/gone_posts", initiative_ids=scope.initiative_ids, known_at=known_at_utc)


def _batch(row: dict[str, Any]) -> Batch:
    taken = {name: row[name] for name in Batch.__dataclass_fields__ if name in row}
    accounts = zip(row["account_names"], row["account_platform_ids"], strict=True)
    covers = (row["covers_from"], row["covers_to"]) if row["covers_from"] and row["covers_to"] else None
    return Batch(**taken, accounts=tuple(accounts), covers=covers)
