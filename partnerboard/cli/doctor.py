"""Is everything in order? Folder, space, warehouse, kept files and the checks of ``queries/checks``."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from partnerboard.errors import PartnerboardError
from partnerboard.ingest.keeping import kept_path, sha256_of
from partnerboard.settings import Settings
from partnerboard.warehouse import Warehouse, questions

ENOUGH_SPACE = 1024**3


@dataclass(frozen=True)
class Finding:
    """One thing looked at, and what was found."""

    checked: str
    found: str
    is_fine: bool


def examine(path: Path, keep_in: Path, settings: Settings) -> list[Finding]:
    """Look at everything that can be looked at; a warehouse that does not open ends the list."""
    return list(_findings(path, keep_in, settings))


def _findings(path: Path, keep_in: Path, settings: Settings) -> Iterator[Finding]:
    yield Finding("data folder", str(settings.folder), is_fine=True)
    free = shutil.disk_usage(_existing(path.parent)).free
    yield Finding("free space", f"{free // 1024**2:,} MB", is_fine=free >= ENOUGH_SPACE)
    if not path.exists():
        yield Finding("warehouse", f"{path} does not exist yet; the first load makes it", is_fine=True)
        return
    try:
        warehouse = Warehouse.open(path)
    except PartnerboardError as failure:
        yield Finding("warehouse", str(failure), is_fine=False)
        return
    with warehouse:
        yield Finding("warehouse", f"{path}, {path.stat().st_size // 1024:,} KB", is_fine=True)
        yield _kept_files(warehouse, keep_in)
        for check in questions("checks"):
            offences = warehouse.records(check.name)
            found = "none" if not offences else f"{len(offences)}, first: {offences[0]['offender']}"
            yield Finding(check.sentence.rstrip("."), found, is_fine=not offences)


def _kept_files(warehouse: Warehouse, keep_in: Path) -> Finding:
    wanted = {row["file_sha256"] for row in warehouse.records("operations/batches")}
    lost = sorted(sha for sha in wanted if not kept_path(keep_in, sha).exists())
    changed = sorted(sha for sha in wanted - set(lost) if sha256_of(kept_path(keep_in, sha)) != sha)
    if lost or changed:
        return Finding("kept files", f"{len(lost)} lost, {len(changed)} changed of {len(wanted)}", is_fine=False)
    return Finding("kept files", f"all {len(wanted)} are there, byte for byte", is_fine=True)


def _existing(folder: Path) -> Path:
    return folder if folder.exists() else _existing(folder.parent)
