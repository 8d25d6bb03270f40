"""What stands behind a database: its journal and its backups, looked at without opening the database."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from partnerboard.warehouse.beside import Beside, made_at
from partnerboard.warehouse.journal import Entry, Written


@dataclass(frozen=True, slots=True)
class Safeguards:
    """How many changes of each kind the journal lists, and what it says of the newest backup."""

    changes: Counter[str]
    first: Entry | None
    last: Entry | None
    damaged_lines: int
    backups: int
    newest_backup: Path | None
    backup_entry: Entry | None  # None: a backup that was not read again here, or none
    since_backup: int

    @classmethod
    def of(cls, path: Path) -> Self:
        """The safeguards of a database file."""
        written, backups = Written.of(Beside(path).journal), Beside(path).all_backups()
        entries = written.after(0)
        newest = backups[0] if backups else None
        made = [each for each in entries if each.kind == "backup_made" and newest and each.id == newest.name]
        return cls(
            Counter(entry.kind for entry in entries),
            entries[0] if entries else None,
            written.last,
            len(written.damaged),
            len(backups),
            newest,
            made[-1] if made else None,
            len(written.after(made[-1].seq)) if made else len(entries),
        )

    @property
    def backup_made_at(self) -> datetime | None:
        """When the newest backup was made."""
        return made_at(self.newest_backup) if self.newest_backup else None
