"""The journal: one line of JSON per change, outside the database and on disk before anybody is told "done".

DuckDB does not notice when its write-ahead log is gone or short, and a backup does not know what happened after it.
The journal does: each line has a number and a check, and the database holds the same lines. What one of them lacks, the
other one tells.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from partnerboard.errors import ChangeUnconfirmed
from partnerboard.warehouse.beside import sync_folder, write_synced

UNREADABLE = "unreadable"  # the kind of an entry that stands for a line nobody can read

_CHECKED = re.compile(r'(\{.*),"check":"([0-9a-f]{16})"\}', flags=re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: its number, what was done to what, when and by whom. `line` is how it stands in the file."""

    seq: int
    kind: str
    id: str
    at_utc: datetime
    by: str
    facts: Mapping[str, Any]
    line: str

    @classmethod
    def after(
        cls, before: Self | None, *, kind: str, id_: str, at_utc: datetime, by: str, facts: Mapping[str, Any]
    ) -> Self:
        """The entry that follows `before`; None: the first one."""
        return cls.numbered(before.seq + 1 if before else 1, kind=kind, id_=id_, at_utc=at_utc, by=by, facts=facts)

    @classmethod
    def numbered(cls, seq: int, *, kind: str, id_: str, at_utc: datetime, by: str, facts: Mapping[str, Any]) -> Self:
        """An entry with its line."""
        at = at_utc.astimezone(UTC) if at_utc.tzinfo else at_utc.replace(tzinfo=UTC)
        said = {
            "seq": seq,
            "kind": kind,
            "id": id_,
            "at_utc": at.isoformat(),
            "by": by,
            "facts": facts,
        }
        body = json.dumps(said, ensure_ascii=False, separators=(",", ":"))[:-1]
        return cls.read(f'{body},"check":"{_check(body)}"}}')

    @classmethod
    def read(cls, line: str) -> Self:
        """The entry on a line. Raises ValueError when the line is not what was written."""
        found = _CHECKED.fullmatch(line)
        if found is None or _check(found[1]) != found[2]:
            raise ValueError(line[:80])
        said = json.loads(line)
        at = datetime.fromisoformat(said["at_utc"])
        return cls(said["seq"], said["kind"], said["id"], at, said["by"], said["facts"], line)


@dataclass(frozen=True, slots=True)
class Written:
    """What a journal file holds: its entries by number, the numbers of lines that cannot be read, and a torn end."""

    entries: Mapping[int, Entry]
    damaged: tuple[int, ...] = ()
    torn: bytes = b""

    @classmethod
    def of(cls, path: Path) -> Self:
        """Read a journal; one that is not there is empty."""
        if not path.exists():
            return cls({})
        *lines, torn = path.read_bytes().split(b"\n")
        entries: dict[int, Entry] = {}
        damaged = []
        for number, line in enumerate(lines, start=1):
            try:
                entry = Entry.read(line.decode("utf-8"))
            except ValueError:
                damaged.append(number)
            else:
                entries[entry.seq] = entry
        return cls(entries, tuple(damaged), torn)

    @property
    def last(self) -> Entry | None:
        """The newest entry that can be read."""
        return self.entries[max(self.entries)] if self.entries else None

    @property
    def until(self) -> int:
        """The number of the newest line, also where it cannot be read."""
        return max([*self.entries, *self.damaged], default=0)

    def after(self, seq: int) -> list[Entry]:
        """The entries that follow a number, in their order, one of its own kind for a line that cannot be read."""
        return [self.entries.get(each) or _unreadable(each, self.last) for each in range(seq + 1, self.until + 1)]


class Journal:
    """The journal that one process appends to, while it holds the database."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.last: Entry | None = None
        self._waiting: list[Entry] = []
        self._mended: list[str] | None = None  # what the whole file should say, where it lacks something

    @property
    def is_behind(self) -> bool:
        """Committed changes wait for the disk to take their lines."""
        return bool(self._waiting) or self._mended is not None

    def go_on(self, written: Written, held: Sequence[str]) -> None:
        """Go on from what the file and the database hold, mending the file from the database where it lacks something.

        A torn end is set aside: it is the line of a change that nobody was told is done. A damaged journal is set
        aside as a whole and written again.

        Raises:
            ChangeUnconfirmed: the disk takes nothing; the next change tries again.
        """
        if written.torn or written.damaged:
            self.last, self._waiting, self._mended = (Entry.read(held[-1]) if held else None), [], list(held)
        else:
            self.last, self._waiting, self._mended = written.last, [], None
        self.append([] if self._mended is not None else [Entry.read(line) for line in held[written.until :]])

    def append(self, entries: Sequence[Entry]) -> None:
        """Put entries on disk, with those before them that could not be written then.

        Raises:
            ChangeUnconfirmed: the disk takes nothing; they wait in memory and in the database.
        """
        self._waiting.extend(entries)
        if not self.is_behind:
            return
        lines = [entry.line for entry in self._waiting]
        try:
            if self._mended is None:
                _append(self.path, _content(lines))
            else:
                _set_aside(self.path)
                write_synced(self.path, _content([*self._mended, *lines]))
        except OSError as problem:
            raise ChangeUnconfirmed(
                f"The change is stored, but the journal {self.path.name} cannot be written ({problem.strerror}).",
                "Make room on the disk; the next change writes what is missing, and so does a restart.",
            ) from problem
        self.last = self._waiting[-1] if self._waiting else self.last
        self._waiting, self._mended = [], None

    def following(self, unwritten: Sequence[Entry]) -> Entry | None:
        """The entry that the next one comes after."""
        return next(reversed([*self._waiting, *unwritten]), self.last)


def _content(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _set_aside(path: Path) -> None:
    """Keep a journal as it was found, under the time of its last change."""
    written_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    write_synced(path.with_name(f"{path.name}.found-{written_at:%Y%m%dT%H%M%SZ}"), path.read_bytes())


def _unreadable(seq: int, last: Entry | None) -> Entry:
    at = last.at_utc if last else datetime.fromtimestamp(0, UTC)
    return Entry.numbered(seq, kind=UNREADABLE, id_=str(seq), at_utc=at, by="", facts={})


def _append(path: Path, content: bytes) -> None:
    """All of `content` on disk, or none of it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        before = os.fstat(descriptor).st_size
        try:
            written = os.write(descriptor, content)
            while written < len(content):
                written += os.write(descriptor, content[written:])
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, before)
            raise
    finally:
        os.close(descriptor)
    sync_folder(path.parent)


def _check(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:16]
