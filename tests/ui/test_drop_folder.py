"""The drop folder of a process: a thread that loads into the visitor's own warehouse, whatever is shown."""

import time
from pathlib import Path

from partnerboard.settings import Settings
from partnerboard.ui.drop_folder import DropFolder
from partnerboard.ui.workspace import Workspace
from tests.ingest.builders import x_file

PATIENCE_SECONDS = 30


def loaded_by(house: Workspace, name: str) -> bool:
    """Let the drop folder of a workspace run until it has put a file aside."""
    receipt = house.settings.inbox / "done" / f"{name}.receipt.json"
    folder = DropFolder(house, every_seconds=0.02)
    folder.start()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not receipt.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    folder.stop()
    return receipt.exists()


def test_files_go_into_ones_own_warehouse_also_while_the_demo_is_shown(tmp_path: Path) -> None:
    house = Workspace(Settings(folder=tmp_path, workspace="demo"))
    house.start()
    house.settings.inbox.mkdir()
    (house.settings.inbox / "posts.csv").write_bytes(x_file())
    assert house.own is None

    assert loaded_by(house, "posts.csv")

    assert house.own is not None
    assert [batch["loaded_by"] for batch in house.own.records("imports/batches", initiative_ids=["(none)"])] == [
        "drop folder"
    ]
    assert house.warehouse.records("imports/batches", initiative_ids=["(none)"]) == []
    assert list(house.settings.uploads.iterdir()) == []
    house.stop()


def test_a_load_from_the_folder_makes_old_answers_old(tmp_path: Path) -> None:
    house = Workspace(Settings(folder=tmp_path, workspace="own"))
    house.start()
    before = house.warehouse.data_version
    house.settings.inbox.mkdir()
    (house.settings.inbox / "posts.csv").write_bytes(x_file())

    assert loaded_by(house, "posts.csv")

    assert house.warehouse.data_version != before
    house.stop()


def test_files_wait_while_the_warehouse_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "warehouse.duckdb").write_text("not a database " * 100, encoding="utf-8")
    house = Workspace(Settings(folder=tmp_path, workspace="own"))
    house.start()
    folder = DropFolder(house)
    house.settings.inbox.mkdir()
    (house.settings.inbox / "posts.csv").write_bytes(x_file())

    for _ in range(5):
        folder._round()

    assert [path.name for path in house.settings.inbox.iterdir()] == ["posts.csv"]
