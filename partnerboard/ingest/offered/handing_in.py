"""A partner hands in a file that was looked at: its bytes are kept apart, a row waits, and no fact is touched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from partnerboard.errors import FileRefused
from partnerboard.ingest.keeping import keep
from partnerboard.ingest.offered.looking import Looked
from partnerboard.ingest.offered.offered_file import OfferedFile, seen_by
from partnerboard.ingest.reading.names import inert
from partnerboard.warehouse import Warehouse, Writer

FILES_A_DAY = 10
BYTES_A_DAY = 25 * 1024**2
WAITING_PER_ACCOUNT = 3
A_DAY = timedelta(hours=24)

_TRY_LATER = "Hand in the rest tomorrow, or send it to the people who gave you the link."


@dataclass(frozen=True, slots=True)
class From:
    """Through which link, for which partner, by whom, and what they say about it."""

    link_id: str
    link_label: str
    initiative_id: str
    partner_id: str
    name: str
    note: str = ""

    @property
    def by(self) -> str:
        """Who it is, in the journal and the history."""
        return f"{self.name}, through link {self.link_label}"


def hand_in(
    warehouse: Warehouse, looked: Looked[Any], path: Path, sender: From, *, keep_in: Path, at_utc: datetime
) -> str:
    """Keep the bytes of a file that was looked at and let it wait for an answer; its id.

    Args:
        warehouse: where the row goes.
        looked: what looking at it found.
        path: the file.
        sender: who hands it in.
        keep_in: the folder of files that were handed in; the bytes lie there by their SHA-256.
        at_utc: now.

    Raises:
        FileRefused: it cannot be handed in, it was handed in before, or a limit is reached; nothing was kept.
        DiskFull: there is no room for it.
    """
    ready = looked.ready
    if ready is None:
        raise FileRefused(looked.export.receipt.message, "Nothing was handed in.", code="not_ready")
    size = path.stat().st_size
    with warehouse.writing() as writer:
        hold_to_limits(_before(writer, sender), looked.sha256, looked.account_ids, size, sender.link_id, at_utc)
        keep(path, keep_in, looked.sha256)
        receipt = looked.export.receipt
        offered_id = f"o{uuid4().hex[:15]}"
        facts = {
            "link_id": sender.link_id,
            "link_label": sender.link_label,
            "initiative_id": sender.initiative_id,
            "partner_id": sender.partner_id,
            "offered_by": sender.name,
            "note": sender.note,
            "file_name": inert(ready.handover.name),
            "file_sha256": looked.sha256,
            "file_bytes": size,
            "member_name": ready.handover.member,
            "export_kind": ready.prepared.parts[0].kind.id,
            "platform_id": receipt.platform,
            "account_ids": list(looked.account_ids),
            "answers": ready.prepared.known.as_json(),
            "first_on": _day(receipt.first_date),
            "last_on": _day(receipt.last_date),
            "rows_read": looked.export.rows_read,
            "rows_rejected": receipt.rejected,
        }
        _write(writer, offered_id, facts, at_utc=at_utc, by=sender.by)
    return offered_id


def offer_again(warehouse: Warehouse, offered_id: str, facts: Mapping[str, Any], *, at_utc: datetime, by: str) -> None:
    """Write down once more that a file was handed in; for a warehouse that is recovered change by change."""
    with warehouse.writing() as writer:
        _write(writer, offered_id, facts, at_utc=at_utc, by=by)


def hold_to_limits(
    before: Sequence[OfferedFile], sha256: str, account_ids: Sequence[str], size: int, link_id: str, at_utc: datetime
) -> None:
    """Hold a file to what its partner handed in before. A rejected file may come again.

    Raises:
        FileRefused: the same bytes wait or were accepted, or a limit is reached; it says which.
    """
    same = next((each for each in before if each.file_sha256 == sha256 and each.state != "rejected"), None)
    if same:
        state = "It waits for an answer" if same.waits else "It was accepted"
        raise FileRefused(
            f"This file was handed in on {same.offered_at_utc:%-d %B %Y} by {same.offered_by}. {state}.",
            "Nothing has to be done.",
            code="handed_in_before",
        )
    waiting = [each for each in before if each.waits]
    for account_id in account_ids:
        names = [each for each in waiting if account_id in each.account_ids]
        if len(names) >= WAITING_PER_ACCOUNT:
            raise FileRefused(
                f"{WAITING_PER_ACCOUNT} files of one account wait for an answer already; no more are taken until then.",
                "Wait for the answer; it is shown on this page.",
                code="too_many_waiting",
            )
    since = at_utc.astimezone(UTC) - A_DAY
    today = [each for each in before if each.link_id == link_id and each.offered_at_utc > since]
    if len(today) >= FILES_A_DAY:
        raise FileRefused(
            f"{FILES_A_DAY} files were handed in through this link within a day, which is the most.",
            _TRY_LATER,
            code="files_a_day",
        )
    if sum(each.file_bytes for each in today) + size > BYTES_A_DAY:
        raise FileRefused(
            f"With this file, more than {BYTES_A_DAY // 1024**2} MB would be handed in through this link within a day.",
            _TRY_LATER,
            code="bytes_a_day",
        )


def _before(writer: Writer, sender: From) -> tuple[OfferedFile, ...]:
    return seen_by(writer, sender.initiative_id, sender.partner_id)


def _write(writer: Writer, offered_id: str, facts: Mapping[str, Any], *, at_utc: datetime, by: str) -> None:
    days = {name: date.fromisoformat(facts[name]) if facts[name] else None for name in ("first_on", "last_on")}
    row = {**facts, **days, "offered_id": offered_id, "offered_at_utc": at_utc, "state": "waiting"}
    writer.insert("offered_file", [row])
    writer.record("file_offered", offered_id, at_utc=at_utc, by=by, **facts)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
