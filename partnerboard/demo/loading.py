"""The demo as anybody's partnership: its files written to a folder and loaded through the front door, wave by wave."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

from partnerboard import agreements
from partnerboard.demo.agreements import agreements_text
from partnerboard.demo.calendar import STARTS_ON
from partnerboard.demo.draws import DEFAULT_SEED
from partnerboard.demo.native import write_waves
from partnerboard.demo.story import story
from partnerboard.errors import DamagedFile
from partnerboard.ingest.many import HandedIn, load_many
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Warehouse

ACTOR = "demo"

At = Callable[[int, int, str], None]


def load_demo(warehouse: Warehouse, folder: Path, *, keep_in: Path, at: At, seed: str = DEFAULT_SEED) -> None:
    """Write the demo's agreements and exports below `folder` and load them, each as of its own day in the story.

    What is loaded already stays as it is, so an interrupted start goes on where it ended. `at` is told how many files
    are done, of how many, and which one is in hand.

    Raises:
        DamagedFile: a file of the demo was not accepted, which is a fault of ours.
    """
    told = story(seed)
    uploads = write_waves(told, folder)
    text = agreements_text()
    (folder / "agreements.toml").write_text(text, encoding="utf-8")
    agreed_at = datetime.combine(STARTS_ON, time(), UTC)
    agreements.store(warehouse, agreements.read(text), actor=ACTOR, at_utc=agreed_at)
    files = [
        HandedIn(
            path=folder / upload.path,
            loaded_at_utc=upload.loaded_at_utc.replace(tzinfo=UTC),
            loaded_by=ACTOR,
            answers=Answers(account=upload.account, exported_on=upload.exported_on, covers=upload.covers),
        )
        for upload in uploads
    ]
    for number, (file, receipt) in enumerate(load_many(warehouse, files, keep_in=keep_in), start=1):
        at(number, len(files), file.path.name)
        if receipt.verdict not in ("loaded", "already_loaded"):
            raise DamagedFile(f"The demo file {file.path} was not loaded: {receipt.message}", "Report this fault.")
    warehouse.checkpoint()
