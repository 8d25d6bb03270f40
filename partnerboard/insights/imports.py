"""What was loaded, when, by whom? The files with their accounts, what each put right, and what it no longer lists."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from partnerboard.insights.posts import EVERY
from partnerboard.platforms.declaration import CONTEXT
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


@dataclass(frozen=True)
class Loads:
    """How many files are loaded and how many of them count; of these the newest, and the rows left out."""

    files: int = 0
    counting: int = 0
    newest_at_utc: datetime | None = None
    rows_rejected: int = 0
    files_with_rejected: int = 0


@dataclass(frozen=True)
class NamedAccount:
    """An account that a loaded file names."""

    account_id: str
    name: str
    platform_id: str


@dataclass(frozen=True)
class Wanted:
    """Which files are looked for.

    The words stand in the name of a file, its hash or its person, or it is of one of `kind_ids` or names one of
    `named_ids`, which the words mean. `account_ids`: files that name one of these; None: whatever they name.
    """

    words: str = ""
    kind_ids: tuple[str, ...] = ()
    named_ids: tuple[str, ...] = ()
    account_ids: tuple[str, ...] | None = None
    state: str = "all"


@dataclass(frozen=True)
class Found:
    """Some of the files that fit, and how many fit in all."""

    files: tuple[Batch, ...]
    count: int


def loads(warehouse: Warehouse, scope: Scope) -> Loads:
    """How many files a scope may see; none for those who may not see what belongs to nobody."""
    rows = warehouse.records("imports/summary", initiative_ids=scope.initiative_ids)
    return Loads(**rows[0]) if rows else Loads()


def named_accounts(warehouse: Warehouse, scope: Scope) -> list[NamedAccount]:
    """Every account that a loaded file names, by name."""
    return [NamedAccount(**row) for row in warehouse.records("imports/accounts", initiative_ids=scope.initiative_ids)]


def found(
    warehouse: Warehouse, scope: Scope, wanted: Wanted, *, only: str = "", skip: int = 0, limit: int = EVERY
) -> Found:
    """The files that fit, the latest first. `only` is the id of a batch that is looked for alone."""
    rows = warehouse.records(
        "imports/found",
        initiative_ids=scope.initiative_ids,
        one_id=only,
        words=wanted.words,
        kind_ids=list(wanted.kind_ids),
        named_ids=list(wanted.named_ids),
        account_ids=None if wanted.account_ids is None else list(wanted.account_ids),
        state=wanted.state,
        beside_codes=sorted(grain.value for grain in CONTEXT),
        skip=skip,
        max_shown=limit,
    )
    return Found(tuple(_batch(row) for row in rows), rows[0]["found"] if rows else 0)


def batch_of(warehouse: Warehouse, scope: Scope, batch_id: str) -> Batch | None:
    """One loaded file, if a scope may see it."""
    files = found(warehouse, scope, Wanted(), only=batch_id).files if batch_id else ()
    return files[0] if files else None


def batches(warehouse: Warehouse, scope: Scope) -> list[Batch]:
    """Every loaded file that a scope may see, the latest first."""
    rows = warehouse.records("imports/batches", initiative_ids=scope.initiative_ids)
    return [_batch(row) for row in rows]


def batches_among(warehouse: Warehouse, scope: Scope, ids: frozenset[str]) -> frozenset[str]:
    """Which of some ids are those of files that a scope may see."""
    rows = warehouse.records("imports/known", initiative_ids=scope.initiative_ids, batch_ids=ids)
    return frozenset(row["batch_id"] for row in rows)


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
