"""Loads that were begun and never ended: a note beside the warehouse while one runs, found by whoever starts next."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Begun:
    """A load that began: what the file is called, its bytes, when, and how many exports in it were to be stored."""

    name: str
    sha256: str
    at_utc: datetime
    exports: int


@contextmanager
def noted(folder: Path, sha256: str, *, name: str, exports: int, at_utc: datetime) -> Iterator[None]:
    """Leave a note for as long as the file with these bytes is being loaded; a process that is killed leaves it behind.

    The note of an earlier, interrupted load of the same bytes goes too: they have their answer now.
    """
    note = folder / sha256
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    said = {"name": name, "at_utc": at_utc.isoformat(), "exports": exports}
    note.write_text(json.dumps(said), encoding="utf-8")
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def left_behind(folder: Path, *, before: datetime) -> list[Begun]:
    """The loads that began before `before` and never ended, the latest first. What cannot be read is passed over."""
    notes = [_read(note) for note in folder.iterdir()] if folder.is_dir() else []
    found = [begun for begun in notes if begun and begun.at_utc < before]
    return sorted(found, key=lambda begun: begun.at_utc, reverse=True)


def forget(folder: Path, sha256: str) -> None:
    """Nobody needs to hear of an interrupted load any more."""
    (folder / sha256).unlink(missing_ok=True)


def _read(note: Path) -> Begun | None:
    """What a note says; None for one that was itself cut off."""
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        return Begun(said["name"], note.name, datetime.fromisoformat(said["at_utc"]), said["exports"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
