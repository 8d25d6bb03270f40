"""Backups: a copy of the database while it stands still, on disk, read again and found equal; anything else failed.

The copy is one of the file, under the writer's lock after everything is folded into it: readers go on, and it holds
what COPY FROM DATABASE would copy at twenty times the speed. What could be wrong with it is looked for: its bytes are
read back from the disk, and the copy answers for every table as the database does.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb

from partnerboard.errors import BackupFailed, RecoveryNeeded
from partnerboard.warehouse import opening
from partnerboard.warehouse.beside import Beside, made_at, sync_folder
from partnerboard.warehouse.questions import question
from partnerboard.warehouse.space import SPARE_BYTES
from partnerboard.warehouse.store import Warehouse

DAILY, WEEKLY = 7, 5
DUE_AFTER = timedelta(hours=24)
_CHUNK = 1024 * 1024

Contents = dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup that was read again: where it lies, up to which line of the journal, its bytes and its contents."""

    path: Path
    seq: int
    size: int
    sha256: str
    rows: int


def copied(source: Path, target: Path) -> str:
    """Copy a file onto the disk; the SHA-256 of what was read."""
    sha256 = hashlib.sha256()
    with source.open("rb") as given, target.open("wb") as copy:
        while chunk := given.read(_CHUNK):
            sha256.update(chunk)
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    target.chmod(0o600)
    return sha256.hexdigest()


def back_up(warehouse: Warehouse, *, at_utc: datetime, by: str, copy: Callable[[Path, Path], str] = copied) -> Backup:
    """Make a backup, hold it against the database, put it in the journal, and let go of those that have outlived.

    `copy` puts one file onto the disk of another.

    Raises:
        BackupFailed: there is no room, or the copy is not what it should be; it is set aside as `.failed`.
    """
    if warehouse.path is None:
        raise BackupFailed("A warehouse in memory has no backup.", "Name a warehouse file.")
    if warehouse.lake:
        raise BackupFailed(
            f"A warehouse in {warehouse.lake.says} is backed up where it lies.",
            "Back up first the catalogue with its own tools, and then the folder of the data.",
        )
    beside = Beside(warehouse.path)
    target = beside.backup(at_utc)
    beside.backups.mkdir(mode=0o700, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.unfinished")
    _hold_to_room(warehouse, warehouse.path.stat().st_size)
    with warehouse.standing_still() as cursor:
        lines, contents = opening.held_lines(cursor), contents_of(cursor)
        sha256 = copy(warehouse.path, unfinished)
    try:
        _hold_equal(unfinished, sha256, lines, contents)
    except BackupFailed:
        unfinished.replace(beside.aside(target, "failed", at_utc))
        raise
    unfinished.replace(target)
    sync_folder(beside.backups)
    made = Backup(target, len(lines), target.stat().st_size, sha256, sum(rows for rows, _ in contents.values()))
    _record(warehouse, made, contents, at_utc=at_utc, by=by)
    for outlived in outlived_of(beside.all_backups()):
        outlived.unlink()
    return made


def is_due(warehouse: Warehouse, now: datetime) -> bool:
    """Has something changed, and is the newest backup a day old, or not of the past?"""
    journal = warehouse.journal
    if warehouse.path is None or journal is None or journal.last is None or journal.last.kind == "backup_made":
        return False
    newest = Beside(warehouse.path).newest_backup()
    return newest is None or abs(now - newest) >= DUE_AFTER


def outlived_of(backups: Sequence[Path]) -> list[Path]:
    """Of backups, the newest first: all but the newest of each of the last days and weeks that have one."""
    kept: set[Path] = set()
    days: dict[date, Path] = {}
    weeks: dict[tuple[int, int], Path] = {}
    for backup in backups:
        day = made_at(backup).date()
        days.setdefault(day, backup)
        weeks.setdefault(day.isocalendar()[:2], backup)
    kept.update([*days.values()][:DAILY], [*weeks.values()][:WEEKLY])
    return [backup for backup in backups if backup not in kept]


def contents_of(cursor: duckdb.DuckDBPyConnection) -> Contents:
    """Rows and checksum of every table of facts. Reads every one of them."""
    rows = cursor.execute(question("facts/checksums").sql).fetchall()
    return {table: (count, checksum) for table, count, checksum in rows}


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file as the disk has it, not as memory remembers it."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hold_to_room(warehouse: Warehouse, size: int) -> None:
    wanted, there = size + SPARE_BYTES, warehouse.free_bytes
    if there is not None and there < wanted:
        raise BackupFailed(
            f"There is no room for a backup: {wanted // 1024**2:,} MB are needed, {there // 1024**2:,} MB are free.",
            "Make room on the disk of the data folder.",
        )


def _hold_equal(copy: Path, sha256: str, lines: list[str], contents: Contents) -> None:
    if sha256_of(copy) != sha256:
        raise BackupFailed("The backup does not read as it was written.", "Check the disk that it lies on.")
    try:
        with opening.connect(copy, read_only=True) as connection:
            is_equal = opening.held_lines(connection) == lines and contents_of(connection) == contents
    except (RecoveryNeeded, duckdb.Error) as problem:
        raise BackupFailed(f"The backup cannot be read again: {problem}", "Check disk and database.") from problem
    if not is_equal:
        raise BackupFailed("The backup does not hold what the database holds.", "Make another one; report this fault.")


def _record(warehouse: Warehouse, made: Backup, contents: Contents, *, at_utc: datetime, by: str) -> None:
    with warehouse.writing() as writer:
        writer.record(
            "backup_made",
            made.path.name,
            at_utc=at_utc,
            by=by,
            sha256=made.sha256,
            seq=made.seq,
            bytes=made.size,
            contents={table: [count, checksum] for table, (count, checksum) in contents.items() if count},
        )
