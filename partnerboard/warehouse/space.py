"""Room on the disk, asked before something is written: after a load that fills it nobody can write to the database."""

import shutil
from pathlib import Path

SPARE_BYTES = 200 * 1024**2


def free_bytes(folder: Path) -> int:
    """What is free on the disk of a folder, also of one that is not there yet."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free
