"""Room on the disk, looked for before a file is read: a load that fills the disk leaves nobody able to write."""

from partnerboard.errors import FileRefused
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.space import SPARE_BYTES

TIMES = 3  # the file as it is kept, its facts in the log, and the same in the database


def no_room(warehouse: Warehouse, name: str, size: int) -> FileRefused | None:
    """Why a file of `size` bytes cannot be taken now; None when it can."""
    wanted, there = TIMES * size + SPARE_BYTES, warehouse.free_bytes
    if there is None or there >= wanted:
        return None
    return FileRefused(
        f"There is no room on the disk to load {name}: {_megabytes(there)} are free, and {_megabytes(wanted)} are "
        f"needed, {TIMES} times the file and {_megabytes(SPARE_BYTES)} to spare.",
        "Make room on the disk of the data folder, and load it again.",
        code="no_room",
    )


def _megabytes(size: int) -> str:
    return f"{-(-size // 1024**2):,} MB"
