"""One file of the drop folder: copied, looked at, stored where nothing speaks against it, and put aside.

What is loaded is a private copy, so that nobody changes a file under our hands. The file itself is moved when its load
is committed: if the process dies before, the file is found again, and the same bytes change nothing.
"""

import dataclasses
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from partnerboard.errors import DiskFull, PartnerboardError, WarehouseError
from partnerboard.ingest.inbox import answers
from partnerboard.ingest.inbox.arrivals import Arrival, answers_beside
from partnerboard.ingest.inbox.aside import shown
from partnerboard.ingest.inbox.receipts import Ended
from partnerboard.ingest.inspecting import TOO_MANY, Inspected, inspect
from partnerboard.ingest.loading import store
from partnerboard.ingest.reading import OF_OPERATORS
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.room import no_room
from partnerboard.ingest.storing import rejected_rows
from partnerboard.warehouse import Warehouse

ACTOR = "drop folder"
LIMITS = OF_OPERATORS


@dataclass(frozen=True, slots=True)
class House:
    """Where files go: the warehouse, the folder of kept raw files, and one for copies while they are loaded."""

    warehouse: Warehouse
    keep_in: Path
    copies: Path


def take(house: House, arrival: Arrival, *, at_utc: datetime) -> list[Ended]:
    """Load what can be loaded of one file. Every fault of the file is told in what is returned.

    Raises:
        OSError: a disk is full or a folder is closed to us.
        WarehouseError: the warehouse cannot be written at present.
    """
    name = shown(arrival.path)
    if not arrival.is_file:
        return [_refused(name, "This is a link or a device, not a file.", "Put the file itself here.", "not_a_file")]
    if arrival.seen.size > LIMITS.long_bytes:
        message = f"The file has {arrival.seen.size:,} bytes; {LIMITS.long_bytes:,} are read."
        return [_refused(name, message, "Export shorter periods, as several files.", "file_too_large")]
    if none := no_room(house.warehouse, name, arrival.seen.size):
        raise DiskFull(none.message, none.remedy)
    try:
        said = answers.read(answers_beside(arrival.path))
        copy = _copied(arrival.path, house.copies)
    except PermissionError:
        return [_refused(name, "The app may not read this file.", "Let its owner open it to the app.", "not_readable")]
    except PartnerboardError as fault:
        return [_refused(name, fault.message, fault.remedy, "answers_invalid")]
    try:
        return _loaded(house, copy, name, said, at_utc)
    except WarehouseError:
        raise
    except PartnerboardError as fault:
        return [_refused(name, fault.message, fault.remedy, "refused")]
    finally:
        copy.unlink(missing_ok=True)


def _loaded(house: House, copy: Path, name: str, said: answers.Said, at_utc: datetime) -> list[Ended]:
    found = inspect(house.warehouse, copy, answers=said.answers, name=name, at_utc=at_utc, by=ACTOR, limits=LIMITS)
    return [_stored(house, each, copy, said) for each in found]


def _stored(house: House, export: Inspected, copy: Path, said: answers.Said) -> Ended:
    if export.ready is None:
        return Ended(export.receipt, export.rejected)
    if export.is_doubtful and not said.accept_left_out:
        return Ended(_doubted(export), export.rejected)
    if export.ready.long is None:
        return Ended(store(house.warehouse, export.ready, copy, keep_in=house.keep_in), export.rejected)
    most = 1.0 if said.accept_left_out else TOO_MANY
    long = dataclasses.replace(export.ready.long, most_left_out=most)
    receipt = store(house.warehouse, dataclasses.replace(export.ready, long=long), copy, keep_in=house.keep_in)
    return Ended(receipt, rejected_rows(house.warehouse, receipt.batch_id))


def _doubted(export: Inspected) -> Receipt:
    """So many rows cannot be read that nobody may load the others unasked."""
    message = (
        f"{export.receipt.rejected:,} of {export.rows_read:,} rows cannot be read, so nothing was loaded. "
        "Mend the file, or say that the other rows shall be loaded."
    )
    receipt = export.receipt
    return Receipt(
        receipt.file,
        "needs_input",
        message,
        platform=receipt.platform,
        export_kind=receipt.export_kind,
        grain=receipt.grain,
        rejected=receipt.rejected,
        reasons=receipt.reasons,
        needs=("accept_left_out",),
    )


def _refused(name: str, message: str, remedy: str, code: str) -> Ended:
    return Ended(Receipt(name, "refused", f"{message} {remedy}", reasons={code: 1}))


def _copied(path: Path, copies: Path) -> Path:
    """The bytes of a file as they are now, readable by us alone. A link put in its place is not followed."""
    copies.mkdir(parents=True, exist_ok=True, mode=0o700)
    copy = copies / uuid4().hex
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as source:
        target = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(target, "wb") as sink:
                shutil.copyfileobj(source, sink, 1024 * 1024)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
    return copy
