"""Files loaded by the command itself, or through the drop folder by the app that holds the warehouse."""

import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from partnerboard.errors import WarehouseBusy
from partnerboard.ingest.inbox.answers import Said
from partnerboard.ingest.inbox.handing_over import hand_over
from partnerboard.ingest.inbox.holding import loader_of
from partnerboard.ingest.loading import load
from partnerboard.ingest.receipts import Receipt
from partnerboard.lake_address import Elsewhere
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse.anywhere import warehouse_at

STARTS_SECONDS = 5.0  # an app that has just opened the warehouse takes its drop folder a moment later
LOOK_SECONDS = 0.1


def receipts(
    path: Path,
    lake: Elsewhere | None,
    files: Sequence[Path],
    answers: Answers,
    *,
    keep_in: Path,
    at_utc: datetime,
    by: str,
) -> Iterator[Receipt]:
    """Load each file into the warehouse at `path`, or in the lake; every export of it gets its own verdict.

    Raises:
        WarehouseBusy: another process holds the warehouse and loads nothing for others.
    """
    try:
        warehouse = warehouse_at(path, lake)
    except WarehouseBusy:
        inbox = path.parent / "inbox"
        if not _is_loaded_by_another(inbox, path):
            raise
        print(f"The app holds the warehouse, so it loads the files, through {inbox}.", file=sys.stderr)
        yield from _handed_over(inbox, path, files, answers)
        return
    with warehouse:
        for file in files:
            if file.is_file():
                yield from load(warehouse, file, keep_in=keep_in, answers=answers, loaded_at_utc=at_utc, loaded_by=by)
            else:
                yield _missing(file)


def _handed_over(inbox: Path, path: Path, files: Sequence[Path], answers: Answers) -> Iterator[Receipt]:
    """A person is at the terminal, or a job that looks at our exit status: good rows load beside bad ones, as ever."""
    there = [file for file in files if file.is_file()]
    loaded = hand_over(inbox, path, there, Said(answers, accept_left_out=True))
    for file in files:
        yield from next(loaded) if file in there else [_missing(file)]


def _missing(file: Path) -> Receipt:
    return Receipt(str(file), "refused", f"There is no file {file}. Check the path.", reasons={"no_such_file": 1})


def _is_loaded_by_another(inbox: Path, path: Path) -> bool:
    """Whether the process that holds the warehouse loads what is put into the folder."""
    deadline = time.monotonic() + STARTS_SECONDS
    while not (is_loaded := loader_of(inbox, path)) and time.monotonic() < deadline:
        time.sleep(LOOK_SECONDS)
    return is_loaded
