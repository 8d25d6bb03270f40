"""Files put into the drop folder by another process of ours, which waits for their receipts."""

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from partnerboard.errors import PartnerboardError, WarehouseError
from partnerboard.ingest.inbox import answers, receipts
from partnerboard.ingest.inbox.arrivals import DONE, HANDED_OVER, PROBLEMS, RECEIPT_JSON, answers_beside
from partnerboard.ingest.inbox.holding import loader_of
from partnerboard.ingest.receipts import Receipt

LOOK_SECONDS = 0.2


def hand_over(inbox: Path, warehouse: Path, files: Sequence[Path], said: answers.Said) -> Iterator[list[Receipt]]:
    """Put copies of files into the drop folder, all at once, and give the receipts of each as it is loaded.

    A copy whose receipts were given is taken away again; whoever stops listening takes back what is not loaded yet.

    Raises:
        PartnerboardError: a file cannot be copied; nothing is loaded.
        WarehouseError: the process that loads them has ended; files without a receipt were not loaded.
    """
    name = f"{HANDED_OVER}{uuid4().hex[:12]}"
    unfinished, put = inbox / f".{name}", inbox / name
    try:
        for number, file in enumerate(files):
            _copy(file, unfinished / f"{number:04}", said)
        unfinished.replace(put)
        for number, file in enumerate(files):
            yield _receipts(inbox, warehouse, Path(name, f"{number:04}"), file)
    except OSError as problem:
        raise PartnerboardError(
            f"The file cannot be put into {inbox}: {problem.strerror}.", "Load it on the app's Upload page."
        ) from problem
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.rmtree(put, ignore_errors=True)


def _copy(file: Path, folder: Path, said: answers.Said) -> None:
    """One folder per file: two files of one name stay two."""
    folder.mkdir(parents=True, mode=0o700)
    shutil.copyfile(file, folder / file.name)
    answers_beside(folder / file.name).write_text(answers.written(said), encoding="utf-8")


def _take_away(folder: Path) -> None:
    """The file itself is where it was; its copy and the folders made for it go, as far as they are ours to remove."""
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):  # other files of this call are still in it
        folder.parent.rmdir()


def _receipts(inbox: Path, warehouse: Path, within: Path, file: Path) -> list[Receipt]:
    while True:
        is_loading = loader_of(inbox, warehouse)  # asked first: a receipt that was written just before its end counts
        for folder in (inbox / DONE / within, inbox / PROBLEMS / within):
            for written in folder.glob(f"*{RECEIPT_JSON}"):
                told = receipts.from_json(written.read_text(encoding="utf-8"))
                _take_away(folder)
                return told
        if not is_loading:
            raise WarehouseError(f"The app stopped before it told what became of {file}.", "Run the command again.")
        time.sleep(LOOK_SECONDS)
