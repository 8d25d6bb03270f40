"""Where everything lies that belongs to one warehouse file: its log, its journal, its backups, kept agreements."""

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_STAMP = "%Y%m%dT%H%M%SZ"
_STAMP_LONG = 16


@dataclass(frozen=True, slots=True)
class Beside:
    """The places beside the database file at `database`."""

    database: Path

    @property
    def log(self) -> Path:
        """DuckDB's write-ahead log: there after a crash, and while something is written."""
        return self.database.with_name(f"{self.database.name}.wal")

    @property
    def journal(self) -> Path:
        """One line per confirmed change."""
        return self.database.with_name(f"{self.database.stem}.journal.jsonl")

    def kept_agreements(self, sha256: str) -> Path:
        """A state of the agreements that was stored once, as TOML."""
        return self.database.with_name("agreements") / f"{sha256}.toml"

    @property
    def closings(self) -> Path:
        """Notes of shared links that are being closed; empty while nobody closes one."""
        return self.database.with_name("closing")

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.database.with_name("backups")

    def keep_agreements(self, content: bytes) -> None:
        """Put a state of the agreements on disk, under its SHA-256."""
        kept = self.kept_agreements(hashlib.sha256(content).hexdigest())
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        write_synced(kept, content)

    def all_backups(self) -> list[Path]:
        """The backups of this database, the newest first: their names end in the time they were made."""
        return sorted(
            self.backups.glob(f"{self.database.stem}-{'?' * _STAMP_LONG}{self.database.suffix}"), reverse=True
        )

    def newest_backup(self) -> datetime | None:
        """When the newest backup was made."""
        made = self.all_backups()
        return made_at(made[0]) if made else None

    def aside(self, path: Path, why: str, now: datetime) -> Path:
        """Where something is moved that is not wanted in its place any more: nothing is written over."""
        return path.with_name(f"{path.name}.{why}-{now:{_STAMP}}")

    def backup(self, now: datetime) -> Path:
        """The place of a backup made now."""
        return self.backups / f"{self.database.stem}-{now:{_STAMP}}{self.database.suffix}"


def remove_database(path: Path) -> None:
    """Remove a database that was made to be compared or put in place of another one, with its log."""
    for each in (path, Beside(path).log):
        each.unlink(missing_ok=True)


def made_at(backup: Path) -> datetime:
    """When a backup was made, by its name."""
    return datetime.strptime(f"{backup.stem[-_STAMP_LONG:]}", _STAMP).replace(tzinfo=UTC)


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on disk: DuckDB sees to its files, and not to their names."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_synced(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, on disk before going on; readable by its owner only."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    sync_folder(path.parent)
