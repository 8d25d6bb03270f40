"""After a fatal error of DuckDB, as on a full disk, the database opens again by itself with all that was committed.

A child process may write only so many bytes to one file, which is for DuckDB what a full disk is.
"""

import random
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerboard.errors import RecoveryNeeded, WarehouseError
from partnerboard.warehouse import Warehouse

FULL_DISK = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from partnerboard.errors import WarehouseError, WarehouseInterrupted
from partnerboard.warehouse import Warehouse

def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

path = Path(sys.argv[1])
now = datetime(2026, 11, 22, tzinfo=UTC)
with Warehouse.open(path) as warehouse:
    for name in ("a", "b"):
        with warehouse.writing() as writer:
            texts = {"declaration": name * 300_000, "saved_by": "ana", "saved_at_utc": now}
            writer.insert("layout", [{"name": name, "version": 1, **texts}])
            writer.record("noted", name, at_utc=now, by="ana")
    limit(10)
    try:
        with warehouse.writing() as writer:
            writer.record("noted", "x", at_utc=now, by="ana")
    except WarehouseError as full:
        print(full.message, warehouse.is_interrupted)
    limit(path.stat().st_size - 300_000)
    try:
        warehouse.checkpoint()
        print("folded")
    except WarehouseInterrupted as interrupted:
        print("interrupted", warehouse.is_interrupted, "is opened again by itself" in interrupted.remedy)
    print([row["name"] for row in warehouse.records("operations/layouts")], warehouse.is_interrupted)
    limit(resource.RLIM_INFINITY)
    with warehouse.writing() as writer:
        writer.record("noted", "c", at_utc=now, by="ana")
    warehouse.checkpoint()
    print(warehouse.journal.last.id, Path(f"{path}.wal").exists())
"""


def test_after_a_full_disk_reading_goes_on_and_writing_as_soon_as_there_is_room(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"

    ran = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=False)

    assert ran.stdout.splitlines() == [
        "There is no room on the disk; nothing of this step was stored. False",
        "interrupted True True",
        "['a', 'b'] False",
        "c False",
    ], ran.stderr


def test_a_block_that_is_found_damaged_while_reading_ends_the_answers(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse, warehouse.writing() as writer:
        text = random.Random(7).randbytes(4_000_000).hex()
        writer.insert("layout", [{"name": "a", "version": 1, "declaration": text, "saved_by": "", "saved_at_utc": AT}])
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)

    with Warehouse.open(path) as warehouse:
        with pytest.raises(RecoveryNeeded) as found:
            warehouse.records("operations/layouts")
        with pytest.raises(RecoveryNeeded):
            warehouse.records("imports/batches", initiative_ids=["(none)"])
        assert found.value.reason == "database is damaged"
        assert warehouse.damage is found.value


def test_closing_waits_for_the_writer_and_nobody_writes_afterwards(tmp_path: Path) -> None:
    warehouse = Warehouse.open(tmp_path / "warehouse.duckdb")
    is_writing, may_end = threading.Event(), threading.Event()

    def write() -> None:
        with warehouse.writing() as writer:
            is_writing.set()
            may_end.wait(10)
            writer.record("noted", "a", at_utc=AT, by="ana")

    writing, closing = threading.Thread(target=write), threading.Thread(target=warehouse.close)
    writing.start()
    is_writing.wait(10)
    closing.start()
    may_end.set()
    writing.join(10)
    closing.join(10)

    assert not (tmp_path / "warehouse.duckdb.wal").exists()
    with pytest.raises(WarehouseError, match="closed"), warehouse.writing():
        pass
    with Warehouse.open(tmp_path / "warehouse.duckdb") as again:
        assert again.journal is not None
        assert again.journal.last is not None
        assert again.journal.last.id == "a"


AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
