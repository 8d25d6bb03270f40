"""What a container may use counts, where the kernel says so; otherwise the machine's memory does."""

from pathlib import Path

from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.space import memory_bytes


def test_a_container_has_what_the_kernel_gives_it(tmp_path: Path) -> None:
    limit, unlimited = tmp_path / "memory.max", tmp_path / "memory.limit_in_bytes"
    limit.write_text("536870912\n", encoding="utf-8")
    unlimited.write_text("max\n", encoding="utf-8")

    assert memory_bytes([limit, unlimited]) == 512 * 1024**2
    assert memory_bytes([unlimited, tmp_path / "not there"]) == memory_bytes([]) > 512 * 1024**2


def test_what_does_not_fit_into_memory_is_spilled_beside_the_database(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse, warehouse.aside() as writer:
        [(folder,)] = writer.cursor.execute("select current_setting('temp_directory')").fetchall()

    assert folder == str(tmp_path / "w.duckdb.tmp")
