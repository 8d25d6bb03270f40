"""Generated exports that are large enough to be interrupted, and what a warehouse holds after the first few of them."""

import csv
import hashlib
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from partnerboard.ingest import upkeep
from partnerboard.ingest.loading import load
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Warehouse

FILES = 8
ROWS = 3_000
LOADED_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HEADER = ("platform", "account", "post_id", "published_at", "text", "exposures", "reactions", "comments", "shares")
_FIRST_ID = 7_400_000_000_000_000_000


def written(folder: Path, *, files: int = FILES, rows: int = ROWS) -> list[Path]:
    """Exports of one account, week after week: each repeats half of the posts of the one before with higher numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(files):
        path = folder / f"week-{number + 1}.csv"
        path.write_bytes(_export(number, rows))
        paths.append(path)
    return paths


def answers(number: int) -> Answers:
    """The day on which export `number` was made."""
    return Answers(exported_on=date(2026, 9, 1) + timedelta(weeks=number))


def load_one(warehouse: Warehouse, files: Sequence[Path], number: int, keep_in: Path) -> str:
    """Load file `number`; the verdict."""
    [receipt] = load(
        warehouse,
        files[number],
        keep_in=keep_in,
        answers=answers(number),
        loaded_at_utc=LOADED_AT + timedelta(minutes=number),
        loaded_by="robustness",
    )
    return receipt.verdict


def states(files: Sequence[Path], folder: Path) -> list[dict[str, str]]:
    """The checksum of every table of facts after none, the first, the first two, ... of the files."""
    with Warehouse.in_memory() as warehouse:
        found = [upkeep.checksums(warehouse)]
        for number in range(len(files)):
            assert load_one(warehouse, files, number, folder / "reference") == "loaded"
            found.append(upkeep.checksums(warehouse))
    assert len({str(state) for state in found}) == len(files) + 1
    return found


def _export(number: int, rows: int) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADER)
    first = number * rows // 2
    for post in range(first, first + rows):
        chance = hashlib.sha256(f"{number} {post}".encode()).digest()
        day = date(2026, 1, 1) + timedelta(days=post % 200)
        text = f"Post {post} #walk{post % 50} " + chance.hex()
        count = int.from_bytes(chance[:2]) + 1_000 * (number + 1)
        cells = (count, chance[2] + number, chance[3], chance[4])
        writer.writerow(("linkedin", "harbour-clinic", _FIRST_ID + post, f"{day}T08:00:00Z", text, *cells))
    return buffer.getvalue().encode()
