"""A database brought back beside the old one, and put in its place only when everything in the journal is in it."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partnerboard.errors import RecoveryNeeded, RecoveryRefused
from partnerboard.recovery.bases import Base, bases
from partnerboard.recovery.replay import do_again
from partnerboard.warehouse import Warehouse, opening
from partnerboard.warehouse.beside import Beside, remove_database, sync_folder
from partnerboard.warehouse.journal import Entry, Written
from partnerboard.warehouse.space import SPARE_BYTES, free_bytes

_SHOWN = 5

_log = logging.getLogger(__name__)

At = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a recovery started from, how many changes of each kind it did again, what it left out, what it moved."""

    base: str
    done_again: Counter[str]
    left_out: tuple[str, ...]
    aside: tuple[Path, ...]


def needs_recovery(path: Path) -> RecoveryNeeded | None:
    """Why a database cannot be used as it lies there; None when it can.

    Raises:
        WarehouseBusy: somebody uses it.
    """
    try:
        Warehouse.open(path, must_exist=True).close()
    except RecoveryNeeded as needed:
        return needed
    return None


def recover(
    path: Path,
    *,
    keep_in: Path,
    now: datetime,
    by: str,
    at: At,
    from_backup: Path | None = None,
    is_loss_accepted: bool = False,
) -> Recovered:
    """Bring a database back, to the last line of its journal. What lies there is moved aside, never written over.

    Args:
        path: the database file.
        keep_in: the folder of kept raw files.
        now: the time of the recovery.
        by: who recovers.
        at: is told how many changes are done again, of how many, and which one is next.
        from_backup: start from this backup, and not from what is left of the database.
        is_loss_accepted: go on without what cannot be done again; it is named in the answer and in the journal.

    Raises:
        RecoveryRefused: something cannot be done again and nobody accepted that; nothing was changed.
        WarehouseBusy: somebody uses the database.
    """
    beside = Beside(path)
    opening.hold_alone(path)
    written = Written.of(beside.journal)
    _hold_to_room(beside)
    copy = path.with_name(f"{path.stem}.recovering{path.suffix}")
    for base in bases(beside, written, copy, from_backup=from_backup):
        missing = written.after(len(base.lines))
        try:
            left_out = _done_again(copy, missing, beside, keep_in, at)
            break
        except RecoveryNeeded as damage:  # a page that nobody had read before it was written to
            _log.warning("%s cannot be used: %s", base.what, damage)
    else:
        raise RecoveryRefused(f"{from_backup} is damaged.", "Name another backup, or leave --from out.")
    if left_out and not is_loss_accepted:
        remove_database(copy)
        raise RecoveryRefused(_words(left_out), "Put the originals back, or go on without them (--without-lost).")
    aside = tuple(_put_in_place(beside, copy, now))
    again = Counter(entry.kind for entry in missing)
    _note(path, base, again, left_out, now=now, by=by)
    return Recovered(base.what, again, tuple(left_out), aside)


def _done_again(copy: Path, missing: Sequence[Entry], beside: Beside, keep_in: Path, at: At) -> list[str]:
    """Do everything that the base lacks; what could not be done, as sentences."""
    problems = []
    with Warehouse.open(copy, is_journaled=False) as warehouse:
        for number, entry in enumerate(missing):
            at(number, len(missing), str(entry.facts.get("file_name", entry.id)))
            if problem := do_again(warehouse, entry, beside=beside, keep_in=keep_in):
                problems.append(problem)
        with warehouse.writing() as writer:
            writer.insert("journal_entry", [{"seq": entry.seq, "line": entry.line} for entry in missing])
        warehouse.checkpoint()
    if Beside(copy).log.exists():
        raise RecoveryRefused("The recovered database could not be written as a whole.", "Look for room on the disk.")
    return problems


def _put_in_place(beside: Beside, copy: Path, now: datetime) -> list[Path]:
    """Move aside what lies there and the copy into its place; cut off in between, the database is one that is gone."""
    moved = []
    for old, why in ((beside.log, "corrupt"), (beside.database, "aside")):
        if old.exists():
            moved.append(old.rename(beside.aside(old, why, now)))
    copy.replace(beside.database)
    sync_folder(beside.database.parent)
    return moved


def _note(path: Path, base: Base, again: Counter[str], left_out: Sequence[str], *, now: datetime, by: str) -> None:
    with Warehouse.open(path) as warehouse, warehouse.writing() as writer:
        facts = {"base": base.what, "done_again": dict(again), "left_out": list(left_out)}
        writer.record("recovered", path.name, at_utc=now, by=by, **facts)


def _hold_to_room(beside: Beside) -> None:
    sizes = [each.stat().st_size for each in (beside.database, *beside.all_backups()) if each.exists()]
    wanted, there = max(sizes, default=0) + SPARE_BYTES, free_bytes(beside.database.parent)
    if there < wanted:
        raise RecoveryRefused(
            f"There is no room to recover: {wanted // 1024**2:,} MB are needed, {there // 1024**2:,} MB are free.",
            "Make room on the disk, and try again.",
        )


def _words(left_out: Sequence[str]) -> str:
    many = "One change" if len(left_out) == 1 else f"{len(left_out)} changes"
    more = f" And {len(left_out) - _SHOWN} more." if len(left_out) > _SHOWN else ""
    return f"{many} cannot be done again. {' '.join(left_out[:_SHOWN])}{more}"
