"""A file that a partner handed in, with what became of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from partnerboard.scope import Scope
from partnerboard.warehouse import Warehouse, Writer
from partnerboard.warehouse.questions import question

State = Literal["waiting", "accepted", "rejected"]

_FILES = "exchange/offered_files"


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """One file. `answers` are those in force when it was looked at; times are UTC.

    `is_withdrawn`: it was accepted, and its load was taken back afterwards.
    """

    offered_id: str
    link_id: str
    link_label: str
    initiative_id: str
    partner_id: str
    offered_by: str
    note: str
    offered_at_utc: datetime
    file_name: str
    file_sha256: str
    file_bytes: int
    member_name: str | None
    export_kind: str
    platform_id: str | None
    account_ids: tuple[str, ...]
    account_names: tuple[str, ...]
    answers: str
    first_on: date | None
    last_on: date | None
    rows_read: int
    rows_rejected: int
    state: State
    answered_by: str | None
    answered_at_utc: datetime | None
    reason: str | None
    batch_id: str | None
    is_withdrawn: bool

    @property
    def waits(self) -> bool:
        """Has nobody decided about it yet?"""
        return self.state == "waiting"


def offered_files(warehouse: Warehouse, scope: Scope) -> tuple[OfferedFile, ...]:
    """The files that partners of a scope handed in, the latest first."""
    found = warehouse.records(_FILES, initiative_ids=scope.initiative_ids, partner_ids=scope.partner_ids)
    return tuple(_read(row) for row in found)


def seen_by(writer: Writer, initiative_id: str, partner_id: str) -> tuple[OfferedFile, ...]:
    """The files of one partner as a transaction sees them."""
    columns = question(_FILES).columns
    rows = writer.rows(_FILES, initiative_ids=[initiative_id], partner_ids=[partner_id])
    return tuple(_read(_in_utc(dict(zip(columns, row, strict=True)))) for row in rows)


def _in_utc(row: dict[str, Any]) -> dict[str, Any]:
    """Times of a transaction are naive; elsewhere they know that they are UTC."""
    return {
        name: value.replace(tzinfo=UTC) if isinstance(value, datetime) and name.endswith("_utc") else value
        for name, value in row.items()
    }


def _read(row: dict[str, Any]) -> OfferedFile:
    return OfferedFile(
        **{**row, "account_ids": tuple(row["account_ids"]), "account_names": tuple(row["account_names"])}
    )
