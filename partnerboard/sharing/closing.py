"""Closings on their way: what was asked to be closed is closed after a crash, whether or not its change was committed.

A change counts once it is in the database and in the journal. What closes something is noted beside the database before
that, on disk; the note goes when the change is through. One that is still there at the next start was cut off.
"""

import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from partnerboard.errors import LinkRefused
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.beside import Beside, sync_folder, write_synced

Step = Literal["revoke", "pause", "pause_all"]


@dataclass(frozen=True)
class Closing:
    """A note: what was to be done to which links, by whom and when. `path` is where it lies."""

    path: Path
    step: Step
    link_ids: tuple[str, ...]
    actor: str
    at_utc: datetime


@contextmanager
def noted(warehouse: Warehouse, step: Step, link_ids: Sequence[str], *, actor: str, at_utc: datetime) -> Iterator[None]:
    """Have it noted on disk while it is done. A refusal takes the note back; whatever else goes wrong leaves it.

    A new address is noted as a pause: cut off, nobody has the new one, and the old one must not open.
    """
    if warehouse.path is None:
        yield
        return
    note = Beside(warehouse.path).closings / f"{secrets.token_hex(8)}.json"
    said = {"step": step, "link_ids": list(link_ids), "actor": actor, "at_utc": at_utc.astimezone(UTC).isoformat()}
    with suppress(OSError):  # the disk takes nothing: the change itself will say so
        note.parent.mkdir(mode=0o700, exist_ok=True)
        write_synced(note, json.dumps(said).encode())
    try:
        yield
    except LinkRefused:
        let_go(note)
        raise
    let_go(note)


def cut_off(warehouse: Warehouse, now: datetime) -> Iterator[Closing]:
    """What was cut off, the oldest first. A note that nobody can read may have closed any link: it pauses all."""
    if warehouse.path is None:
        return
    found = [_read(note, now) for note in Beside(warehouse.path).closings.glob("*.json")]
    yield from sorted(found, key=lambda each: each.at_utc)


def let_go(note: Path) -> None:
    """Take a note away, whose change is through."""
    with suppress(OSError):
        note.unlink(missing_ok=True)
        sync_folder(note.parent)


def _read(note: Path, now: datetime) -> Closing:
    try:
        said = json.loads(note.read_bytes())
        at_utc = datetime.fromisoformat(said["at_utc"])
        return Closing(note, said["step"], tuple(said["link_ids"]), said["actor"], at_utc)
    except (ValueError, KeyError, TypeError):
        return Closing(note, "pause_all", (), "Partnerboard", now)
