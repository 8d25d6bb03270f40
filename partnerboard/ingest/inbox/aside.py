"""A file that was dealt with leaves the drop folder: into `done` or `problems`, its receipts beside it."""

import itertools
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from partnerboard.ingest.inbox import receipts
from partnerboard.ingest.inbox.arrivals import (
    DONE,
    PROBLEMS,
    RECEIPT_JSON,
    RECEIPT_TEXT,
    Arrival,
    answers_beside,
    seen,
)
from partnerboard.ingest.inbox.receipts import Ended
from partnerboard.ingest.reading.names import inert

_LONGEST = 200  # bytes of a name: the names of receipts are longer, and 255 is what file systems take


def put_aside(inbox: Path, arrival: Arrival, ended: Sequence[Ended], *, at_utc: datetime) -> None:
    """Move a file and its answers, and write its receipts. One that changed meanwhile stays, to be taken once more.

    The receipt for the command line is written last: who finds it finds everything else in its place.

    Raises:
        OSError: the folder does not let us.
    """
    folder = inbox / (DONE if receipts.is_done(ended) else PROBLEMS) / arrival.within
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = _free(folder, _fitted(shown(arrival.path)))
    _write(_with(target, RECEIPT_TEXT), receipts.as_text(ended, at_utc=at_utc))
    answers = answers_beside(arrival.path)
    if seen(arrival.path) == arrival.seen:
        arrival.path.replace(target)
        if seen(answers):
            answers.replace(answers_beside(target))
        for suffix in (RECEIPT_TEXT, RECEIPT_JSON):  # of an earlier try, come back with the file
            if seen(_with(arrival.path, suffix)):
                _with(arrival.path, suffix).unlink()
    _write(_with(target, RECEIPT_JSON), receipts.as_json(ended))
    if arrival.was_handed_over:
        _leave_no_empty_folder(inbox, arrival.path.parent)


def shown(path: Path) -> str:
    """The name of a file as it can be shown: no byte of it that is not text, nothing that hides or turns around."""
    return inert(os.fsencode(path.name).decode("utf-8", "replace"))


def _fitted(name: str) -> str:
    """Cut in the middle of a long name, so that its ending stays."""
    while len(name.encode()) > _LONGEST:
        stem, dot, ending = name.rpartition(".")
        name = f"{stem[:-1]}{dot}{ending}" if stem and len(ending) < len(stem) else name[:-1]
    return f"_{name}" if name.startswith(".") else name


def _free(folder: Path, name: str) -> Path:
    """A name that nothing in the folder has, nor any receipt: `posts.csv`, `posts (2).csv`, ..."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, f"{dot}{ending}") if stem else (name, "")
    taken = {entry.name.casefold() for entry in folder.iterdir()}
    for number in itertools.count(1):
        free = f"{stem} ({number}){ending}" if number > 1 else name
        if not any(f"{free}{suffix}".casefold() in taken for suffix in ("", ".toml", RECEIPT_TEXT, RECEIPT_JSON)):
            return folder / free
    raise AssertionError  # numbers do not end


def _with(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _write(path: Path, text: str) -> None:
    """Under a hidden name first: who reads a receipt reads all of it."""
    unfinished = path.with_name(f".{path.name}.part")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    unfinished.replace(path)


def _leave_no_empty_folder(inbox: Path, folder: Path) -> None:
    """Remove the folders of the command line when their last file is gone."""
    while folder != inbox:
        try:
            folder.rmdir()
        except OSError:  # something is still in it
            return
        folder = folder.parent
