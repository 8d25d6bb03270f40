"""What a recovery can start from: the database without its log, a backup, or nothing; the first one that is sound."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from partnerboard.errors import RecoveryNeeded, RecoveryRefused
from partnerboard.warehouse import Warehouse, opening
from partnerboard.warehouse.beside import Beside, made_at, remove_database
from partnerboard.warehouse.journal import Written


@dataclass(frozen=True, slots=True)
class Base:
    """A copy to go on from: in words what it is, and the lines of the journal that it holds."""

    what: str
    lines: tuple[str, ...] = ()


def bases(beside: Beside, written: Written, copy: Path, *, from_backup: Path | None) -> Iterator[Base]:
    """Put one base after another at `copy`, the best one first; every fact in it has been read.

    The next one is for who finds damage where nothing had been read. A log that may be short or another database's is
    left out: what it held is in the journal, too.

    Raises:
        RecoveryRefused: the backup that was asked for cannot be read, or is another database's.
    """
    for what, source in _candidates(beside, from_backup):
        remove_database(copy)
        shutil.copyfile(source, copy)
        lines = _lines_of(copy)
        if lines is not None and _is_of(written, lines):
            yield Base(what, tuple(lines))
        elif from_backup:
            raise RecoveryRefused(
                f"{source.name} {'cannot be read' if lines is None else 'is not a backup of this database'}.",
                "Name another backup, or leave --from out to take the newest one that is sound.",
            )
    if from_backup is None:
        remove_database(copy)
        yield Base("an empty database")


def _candidates(beside: Beside, from_backup: Path | None) -> Iterator[tuple[str, Path]]:
    if from_backup:
        yield f"the backup {from_backup.name}", from_backup
        return
    if beside.database.exists():
        yield "the database as it was before its log", beside.database
    for backup in beside.all_backups():
        yield f"the backup of {made_at(backup):%d %B %Y, %H:%M} UTC", backup


def _lines_of(copy: Path) -> list[str] | None:
    """The lines of the journal in a copy, every fact of which has been read; None for what is damaged or no warehouse.

    The copy is migrated: a backup may have been made by an earlier version.
    """
    try:
        if not opening.is_warehouse(copy):
            return None
        with Warehouse.open(copy, is_journaled=False) as warehouse:
            warehouse.records("facts/checksums")
            return [row["line"] for row in warehouse.records("journal/since", after_seq=0)]
    except RecoveryNeeded:
        return None


def _is_of(written: Written, lines: list[str]) -> bool:
    """Does the journal begin with these lines, as far as both can be read?"""
    known = {seq: entry.line for seq, entry in written.entries.items()}
    return all(known.get(seq, line) == line for seq, line in enumerate(lines, start=1))
